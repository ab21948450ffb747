import type { OutputOf, ParsedInputOf } from '../_common/contract'
import { AppError } from '../_common/errors'
import { isInForce, type StaffRow } from '../_server/accounts'
import { beginAttempt } from '../_server/attempts'
import { appendAudit } from '../_server/audit'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { closeSession, closeSessions, openSession, sessionsOf } from '../_server/sessions'
import { switches } from '../_server/switches'
import type { people, Staff } from './contract'
import { deviceOf } from './device'
import { hashPassword, passwordFits, passwordFitsNobody } from './passwords'
import { newTotpSecret, sealTotp, totpFits, totpUri } from './second-factor'
import * as store from './store'

type Input<Name extends keyof typeof people.actions> = ParsedInputOf<(typeof people.actions)[Name]>
type Output<Name extends keyof typeof people.actions> = Promise<OutputOf<(typeof people.actions)[Name]>>

export function presentStaff(row: StaffRow): Staff {
  const { _id: staffId, userName, name, unitId, active, mustChangePassword, lastSignInAt, createdAt } = row
  return {
    staffId,
    userName,
    name,
    unitId,
    grants: [...row.grants],
    active,
    engagement: row.engagement ?? 'staff',
    endsAt: row.endsAt ?? null,
    mentorId: row.mentorId ?? null,
    totpEnrolled: row.totpSecret !== null,
    mustChangePassword,
    lockedUntil: row.lockedUntil > instant() ? row.lockedUntil : null,
    lastSignInAt,
    createdAt,
  }
}

/** One name for the wrong tries of one account, whether it exists or not. */
export const signInAttempts = (userName: string): string => `sign-in ${userName}`
export const secretAttempts = (staffId: string): string => `secrets of ${staffId}`

/** Every wrong sign-in gets this one, so that it says neither which part was wrong nor whether the account exists. */
const wrongSignIn = () =>
  new AppError('invalid_input', 'wrong sign-in', { '': '账号、密码或者动态码不对，再看一遍。' })

type Checked = 'right' | 'wrong' | 'totp_missing'

async function check(staff: StaffRow | null, password: string, totp: string | undefined): Promise<Checked> {
  const fits = staff ? await passwordFits(password, staff.passwordHash) : await passwordFitsNobody(password)
  if (!staff || !isInForce(staff) || !fits) return 'wrong'
  if (staff.totpSecret === null) return 'right'
  if (totp === undefined) return 'totp_missing'
  return (await totpFits(staff, staff.totpSecret, totp)) ? 'right' : 'wrong'
}

async function auditSignIn(staff: StaffRow, caller: Caller, outcome: string): Promise<void> {
  const { headMoved } = await appendAudit({
    at: instant(),
    staffId: staff._id,
    staffName: staff.name,
    action: 'people.enterStaff',
    subject: staff.userName,
    outcome,
    traceId: caller.traceId,
  })
  await headMoved
}

export async function enterStaff(
  { userName, password, totp }: Input<'enterStaff'>,
  caller: Caller,
): Output<'enterStaff'> {
  const attempt = await beginAttempt(signInAttempts(userName))
  const staff = await store.staffByUserName(userName)
  const checked = await check(staff, password, totp)
  if (checked === 'totp_missing') {
    await attempt.undo()
    throw new AppError('invalid_input', 'totp is asked for', { totp: '打开手机上的验证器，填六位动态码' })
  }
  if (!staff || checked === 'wrong') {
    if (staff) await auditSignIn(staff, caller, 'invalid_input')
    if (staff && attempt.lockedUntil) await store.changeStaff(staff._id, { lockedUntil: attempt.lockedUntil })
    throw wrongSignIn()
  }
  await attempt.succeeded()
  await store.changeStaff(staff._id, { lastSignInAt: instant(), lockedUntil: '' })
  const token = await openSession({ id: staff._id, kind: 'staff' }, deviceOf(caller.userAgent), caller.openid)
  await auditSignIn(staff, caller, 'done')
  const now = await store.staffById(staff._id)
  return { token, staff: presentStaff(now), lastSignInAt: staff.lastSignInAt }
}

/** The caller's own account. */
async function own(caller: Caller): Promise<StaffRow> {
  if (caller.personId === null) throw new AppError('not_signed_in', 'staff without an id')
  return store.staffById(caller.personId)
}

export async function myself(_: Input<'myself'>, caller: Caller): Output<'myself'> {
  const staff = await own(caller)
  const { staff_second_factor: required } = await switches()
  return { staff: presentStaff(staff), mustEnrolTotp: required && staff.totpSecret === null }
}

/** The other devices are signed out: whoever knew the old password is gone. */
export async function changePassword(
  input: Input<'changePassword'>,
  caller: Caller,
): Output<'changePassword'> {
  const staff = await own(caller)
  const attempt = await beginAttempt(secretAttempts(staff._id))
  if (!(await passwordFits(input.old, staff.passwordHash))) {
    throw new AppError('invalid_input', 'wrong old password', { old: '现在的密码不对' })
  }
  await attempt.succeeded()
  if (input.new === input.old) {
    throw new AppError('invalid_input', 'same password', { new: '新密码要和现在的不一样' })
  }
  if (input.new.toLowerCase().includes(staff.userName)) {
    throw new AppError('invalid_input', 'password has the user name', { new: '新密码里不要带账号' })
  }
  const passwordHash = await hashPassword(input.new)
  await store.changeStaff(staff._id, { passwordHash, mustChangePassword: false })
  await closeSessions(staff._id, caller.sessionId)
  return {}
}

export async function beginTotp(_: Input<'beginTotp'>, caller: Caller): Output<'beginTotp'> {
  const staff = await own(caller)
  if (staff.totpSecret !== null) {
    throw new AppError('wrong_state', 'already enrolled', { '': '已经绑定了。要换手机，先解绑再绑一次。' })
  }
  const secret = newTotpSecret()
  await store.changeStaff(staff._id, { totpPending: sealTotp(staff._id, secret) })
  return { uri: totpUri(staff.userName, secret), secret }
}

/** Checks a code of this account against one of its secrets, counting wrong ones. */
async function demandCode(staff: StaffRow, sealed: string, code: string): Promise<void> {
  const attempt = await beginAttempt(secretAttempts(staff._id))
  if (!(await totpFits(staff, sealed, code))) {
    throw new AppError('invalid_input', 'wrong totp', { code: '动态码不对，或者用过了。等下一个再填。' })
  }
  await attempt.succeeded()
}

export async function confirmTotp({ code }: Input<'confirmTotp'>, caller: Caller): Output<'confirmTotp'> {
  const staff = await own(caller)
  const { totpPending } = staff
  if (totpPending === null) {
    throw new AppError('wrong_state', 'nothing to confirm', { '': '先扫二维码，再填动态码。' })
  }
  await demandCode(staff, totpPending, code)
  await store.changeStaff(staff._id, { totpSecret: totpPending, totpPending: null })
  return { staff: presentStaff(await own(caller)) }
}

export async function removeTotp({ code }: Input<'removeTotp'>, caller: Caller): Output<'removeTotp'> {
  const staff = await own(caller)
  if (staff.totpSecret === null) {
    throw new AppError('wrong_state', 'not enrolled', { '': '还没有绑定动态码。' })
  }
  await demandCode(staff, staff.totpSecret, code)
  await store.changeStaff(staff._id, { totpSecret: null, totpPending: null })
  return { staff: presentStaff(await own(caller)) }
}

export async function sessions(_: Input<'sessions'>, caller: Caller): Output<'sessions'> {
  const rows = await sessionsOf((await own(caller))._id)
  return {
    sessions: rows.map(({ _id, device, createdAt, lastSeenAt }) => ({
      sessionId: _id,
      device,
      createdAt,
      lastSeenAt,
      current: _id === caller.sessionId,
    })),
  }
}

export async function revokeSession(
  { sessionId }: Input<'revokeSession'>,
  caller: Caller,
): Output<'revokeSession'> {
  const staff = await own(caller)
  if (!(await closeSession(staff._id, sessionId))) {
    throw new AppError('not_found', 'no such session', { '': '这台设备已经退出了。' })
  }
  return {}
}
