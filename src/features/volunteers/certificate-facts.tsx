import { spokenMinutes } from '@functions/_common/minutes'
import type { Certificate } from '@functions/volunteers/contract/hours'
import { Fact } from './fact'
import { dayInFull } from './words'

/** ABCD EFGH …: read aloud four at a time. */
const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ')

/** What a certificate says, and why it holds no longer. */
export function CertificateFacts({ certificate }: { certificate: Certificate }) {
  const { name, organiser, from, until, services, minutes, issuedAt, code, state, reason, revokedAt } =
    certificate
  return (
    <>
      <Fact name="姓名" value={name} />
      <Fact name="组织者" value={organiser.name} />
      <Fact name="时间" value={`${dayInFull(from)} 至 ${dayInFull(until)}`} />
      <Fact name="服务" value={`${services} 次，共 ${spokenMinutes(minutes)}`} />
      <Fact name="出具" value={dayInFull(issuedAt)} />
      <Fact name="核验码" value={inFours(code)} />
      {state === 'revoked' && (
        <Fact name="作废" value={`${revokedAt ? `${dayInFull(revokedAt)}，` : ''}${reason}`} />
      )}
    </>
  )
}
