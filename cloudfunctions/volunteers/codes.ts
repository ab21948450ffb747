import { timingSafeEqual } from 'node:crypto'
import { VOLUNTEER_LIMITS } from '../../site/volunteers'
import { AppError } from '../_common/errors'
import { now } from '../_server/clock'
import { hashed } from '../_server/secret'
import { type CodeOf, codeAt, readCode, SLOT_MS, slotAt } from './contract/rotating-code'

/** The secret from which a phone makes its codes; it opens nothing but this one shift's or volunteer's sign-ins. */
export const codeSecret = (holder: CodeOf['holder'], id: string): string =>
  hashed('rotating-code', holder, id)

const refuse = (why: string, sentence: string) =>
  new AppError('invalid_input', `code: ${why}`, { code: sentence })

/** A code that held at the moment it was scanned. */
export interface Scanned extends CodeOf {
  /** When it was scanned, ISO 8601. */
  readonly at: string
  /** Handed in later, from a phone without a network: the organiser looks at it again. */
  readonly offline: boolean
  /** What is kept of it: the half minute and its check. */
  readonly evidence: string
}

/**
 * Checks a code against the moment at which a phone says it scanned it. That moment is neither ahead of our clock nor
 * longer ago than the limit, and the code is the one of that half minute (give or take `codeDrift`).
 */
export function scanned(text: string, scannedAt: string): Scanned {
  const code = readCode(text)
  if (!code) throw refuse('no code of ours', '这不是签到码，请对准组织者或志愿者手机上的动态码。')
  const given = Buffer.from(text)
  const expected = Buffer.from(codeAt(codeSecret(code.holder, code.id), code, code.slot * SLOT_MS))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw refuse('forged', '这个码对不上，请让对方刷新后重新扫。')
  }
  const at = Date.parse(scannedAt)
  const time = now().getTime()
  const { clockAheadSeconds, reconcileHours, codeDrift } = VOLUNTEER_LIMITS
  if (at > time + clockAheadSeconds * 1000)
    throw refuse('from the future', '手机的时间走快了，请校准手机时间再扫。')
  if (at < time - reconcileHours * 3_600_000) {
    throw refuse(
      'handed in too late',
      `离线签到要在 ${reconcileHours} 小时内补传。请改用“自己申报”，由组织者确认。`,
    )
  }
  if (Math.abs(slotAt(at) - code.slot) > codeDrift)
    throw refuse('stale', '这个码已经换了，请扫对方手机上现在的码。')
  const { holder, id, what, slot, mac } = code
  const offline = Math.abs(slotAt(time) - slot) > codeDrift
  return { holder, id, what, at: new Date(at).toISOString(), offline, evidence: `${slot}.${mac}` }
}
