import { spokenMinutes } from '@functions/_common/minutes'
import { volunteers } from '@functions/volunteers/contract'
import { type Certificate, CertificateCode } from '@functions/volunteers/contract/hours'
import { Input } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { Note } from '../../../ui/note'
import { exact } from '../../../ui/time'

/** As it is written on the paper: in groups, perhaps in small letters. */
const codeTyped = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase()

type Checked = { certificate: Certificate } | { refused: string } | null

/** 核验: what the certificate with this code says, whoever issued it. */
export function Check() {
  const [checked, setChecked] = useState<Checked>(null)
  const [busy, setBusy] = useState(false)
  const check = async (typed: string) => {
    const code = codeTyped(typed)
    if (!code) return setChecked(null)
    if (!CertificateCode.safeParse(code).success) {
      return setChecked({ refused: '核验码是 20 位字母和数字，请照证明上的填。' })
    }
    setBusy(true)
    try {
      setChecked({ certificate: await api(volunteers).verify({ code }) })
    } catch (error) {
      setChecked({ refused: sayAll(error) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <search className="filters">
        <Input.Search
          className="vol-find"
          aria-label="20 位核验码"
          placeholder="20 位核验码"
          allowClear
          maxLength={40}
          loading={busy}
          enterButton="核验"
          onSearch={(typed) => void check(typed)}
        />
      </search>
      {checked && (
        <div className="vol-note">
          {'refused' in checked ? (
            <Note tone="due" title={checked.refused} />
          ) : (
            <Said certificate={checked.certificate} />
          )}
        </div>
      )}
    </>
  )
}

function Said({ certificate }: { certificate: Certificate }) {
  const { state, name, number, organiser, from, until, services, minutes, issuedAt, reason } = certificate
  return (
    <Note
      tone={state === 'valid' ? 'done' : 'late'}
      title={state === 'valid' ? '证明有效。' : `证明已经作废：${reason}`}
    >
      {name}，{organiser.name}，{from} 到 {until} 服务 {services} 次，共 {spokenMinutes(minutes)}。{number}，
      {exact(issuedAt)} 开具。
    </Note>
  )
}
