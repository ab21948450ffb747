import { site } from '../../site'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant, now } from '../_server/clock'
import { newId } from '../_server/ids'
import { beyondOf, pageOf } from '../_server/paging'
import { hashed } from '../_server/secret'
import { tell } from '../notices/telling'
import { pdfOf } from './certificate-pdf'
import type { Certificate } from './contract/hours'
import { dayOf } from './days'
import { entriesOf, sumOf } from './ledger'
import { certificateMachine } from './machine'
import { requireOrganiser, stationsFor } from './organising'
import { residentOf } from './registering'
import type { Input, Output } from './signatures'
import * as store from './store'

const MOST_SHOWN = 100
const PAGE = 50
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** 100 bits that nobody can guess: the code opens a page with a name on it. */
const codeOf = (seed: string): string =>
  [...Buffer.from(hashed('certificate', seed), 'base64url')]
    .slice(0, 20)
    .map((byte) => LETTERS[byte % LETTERS.length])
    .join('')

const present = (row: store.CertificateRow): Certificate => ({ ...row, code: row._id })

async function demand(code: string): Promise<store.CertificateRow> {
  const row = await store.certificate(code)
  if (row) return row
  throw new AppError('not_found', 'no certificate', {
    code: '没有这张证明。请核对 20 位核验码，注意不含数字 0、1 和字母 I、O。',
  })
}

export async function certify(
  { organiserId, from, until }: Input<'certify'>,
  caller: Caller,
): Promise<Output<'certify'>> {
  const volunteerId = residentOf(caller)
  if (from > until) throw new AppError('invalid_input', 'days', { until: '结束的日子要不早于开始的日子。' })
  const volunteer = await store.volunteer(volunteerId)
  if (!volunteer) throw new AppError('wrong_state', 'no volunteer', { '': '请先注册成为志愿者。' })
  const entries = (await entriesOf(volunteerId)).filter(
    ({ organiser, at }) =>
      organiser.id === organiserId && dayOf(new Date(at)) >= from && dayOf(new Date(at)) <= until,
  )
  const sum = sumOf(entries)
  const organiser = entries.at(-1)?.organiser
  if (!organiser || sum.minutes <= 0) {
    throw new AppError('wrong_state', 'nothing to certify', {
      '': '这段时间里，这个组织者没有给您记过时长。换一段时间试试。',
    })
  }
  const id = newId(caller, 'certificate')
  const issuedAt = instant()
  const code = codeOf(id)
  await store.addCertificate({
    _id: code,
    number: `KDL-${dayOf(now()).replaceAll('-', '')}-${code.slice(0, 6)}`,
    ...{ volunteerId, name: volunteer.name, organiser, from, until, ...sum, issuedAt },
    ...{ state: 'valid', revokedAt: null, reason: '', place: `${issuedAt}${code}` },
  })
  return present(await demand(code))
}

export async function myCertificates(
  _: Input<'myCertificates'>,
  caller: Caller,
): Promise<Output<'myCertificates'>> {
  return { certificates: (await store.certificatesOf(residentOf(caller), MOST_SHOWN)).map(present) }
}

export async function certificateFile(
  { code }: Input<'certificateFile'>,
  caller: Caller,
): Promise<Output<'certificateFile'>> {
  const row = await demand(code)
  if (row.volunteerId !== residentOf(caller)) throw new AppError('not_found', 'somebody else’s certificate')
  if (row.state === 'revoked') {
    throw new AppError('wrong_state', 'revoked', { '': `这张证明已经作废：${row.reason}。可以重新开一张。` })
  }
  const pdf = await pdfOf(present(row), site.name)
  return { fileName: `志愿服务记录证明-${row.number}.pdf`, pdf: pdf.toString('base64') }
}

export async function verify({ code }: Input<'verify'>): Promise<Output<'verify'>> {
  return present(await demand(code))
}

const NUMBER = /^KDL-\d{8}-[2-9A-Z]{6}$/

export async function certificates(
  { organiserId, find, cursor }: Input<'certificates'>,
  caller: Caller,
): Promise<Output<'certificates'>> {
  const organiserIds = stationsFor(caller, organiserId)
  const beyond = beyondOf(cursor)
  const written = find?.toUpperCase() ?? ''
  const wanted: Record<string, string> = NUMBER.test(written)
    ? { number: written }
    : find
      ? { name: find }
      : {}
  const found = await store.certificatesBy(organiserIds, wanted, beyond, PAGE + 1)
  const { page, nextCursor } = pageOf(found, PAGE)
  return {
    certificates: page.map(present),
    nextCursor,
  }
}

/** Whoever holds the paper learns why it does not hold any more. */
export async function revoke({ code, reason }: Input<'revoke'>, caller: Caller): Promise<Output<'revoke'>> {
  await requireOrganiser(caller, (await demand(code)).organiser.id)
  return store.together(async (transaction) => {
    const row = await store.rowWithin(transaction, 'certificates', code)
    if (!row) throw new AppError('not_found', 'no certificate')
    const next = { ...row, state: certificateMachine.next(row.state, 'revoke'), reason, revokedAt: instant() }
    await store.putWithin(transaction, 'certificates', next)
    await tell(transaction, {
      to: { kind: 'resident', personId: row.volunteerId },
      event: `certificate:${code}:revoked`,
      matter: 'volunteer',
      title: '一张服务证明作废了',
      text: `${row.number}：${reason}。时长没有变，可以重新开。`.slice(0, 120),
      page: 'features/volunteers/certificates/index',
      at: instant(),
    })
    return present(next)
  })
}
