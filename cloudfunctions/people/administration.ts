import { site } from '../../site'
import type { OutputOf, ParsedInputOf } from '../_common/contract'
import { AppError } from '../_common/errors'
import type { Grant } from '../_common/grants'
import type { StaffRow } from '../_server/accounts'
import { forgetAttempts } from '../_server/attempts'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import { decodeCursor, encodeCursor } from '../_server/paging'
import { closeSessions } from '../_server/sessions'
import type { people } from './contract'
import { demandEngaged, demandNoMentees, type Engaged, engagedOf, given, STAFF_ENGAGED } from './engaging'
import { hashPassword, oneTimePassword } from './passwords'
import { presentStaff, secretAttempts, signInAttempts } from './staff'
import * as store from './store'

type Input<Name extends keyof typeof people.actions> = ParsedInputOf<(typeof people.actions)[Name]>
type Output<Name extends keyof typeof people.actions> = Promise<OutputOf<(typeof people.actions)[Name]>>

const PAGE = 50

export async function listStaff({ q, cursor }: Input<'listStaff'>): Output<'listStaff'> {
  const [userName] = cursor ? decodeCursor(cursor, ['string']) : ['']
  const words = (q ?? '').toLowerCase()
  const found = (await store.staffAfter(String(userName))).filter(
    (row) => row.userName.includes(words) || row.name.toLowerCase().includes(words),
  )
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    staff: page.map(presentStaff),
    nextCursor: last && found.length > PAGE ? encodeCursor([last.userName]) : null,
  }
}

function demandUnit(unitId: string): void {
  if (site.units.some((unit) => unit.unitId === unitId)) return
  throw new AppError('invalid_input', 'unknown unit', { unitId: '没有这个单位，选一个。' })
}

export const isAdministrator = ({ active, grants }: { active: boolean; grants: readonly Grant[] }): boolean =>
  active && grants.some(({ role }) => role === 'administrator')

/** A new account's row. Its password must be changed first, unless it is said otherwise. */
export async function newStaffRow(
  staffId: string,
  person: Pick<StaffRow, 'userName' | 'name' | 'unitId' | 'grants'> & Engaged,
  password: string,
  mustChangePassword = true,
): Promise<StaffRow> {
  return {
    _id: staffId,
    ...person,
    active: true,
    passwordHash: await hashPassword(password),
    mustChangePassword,
    totpSecret: null,
    totpPending: null,
    totpLastStep: 0,
    lockedUntil: '',
    lastSignInAt: null,
    createdAt: instant(),
  }
}

export async function addStaff(input: Input<'addStaff'>, caller: Caller): Output<'addStaff'> {
  demandUnit(input.unitId)
  const password = oneTimePassword()
  const engaged = { ...STAFF_ENGAGED, ...given(input) }
  await demandEngaged(engaged, input.grants, null)
  const row = await newStaffRow(newId(caller, 'staff'), { ...input, ...engaged }, password)
  const added = await store.addStaff(row)
  // a run that was cut off may have added it already: then it only gets this run's password
  const mine = added || (await store.findStaff(row._id)) !== null
  if (!mine)
    throw new AppError('invalid_input', 'user name taken', { userName: '这个账号已经有人用了，换一个。' })
  if (!added) await store.changeStaff(row._id, { passwordHash: row.passwordHash })
  if (isAdministrator(row)) await store.listAdministrator(row._id)
  return { staff: presentStaff(await store.staffById(row._id)), oneTimePassword: password }
}

export async function changeStaff({ staffId, ...change }: Input<'changeStaff'>): Output<'changeStaff'> {
  demandUnit(change.unitId)
  const before = await store.staffById(staffId)
  const engaged = { ...engagedOf(before), ...given(change) }
  await demandEngaged(engaged, change.grants, before)
  if (!change.active || engaged.engagement !== 'staff') await demandNoMentees(staffId)
  if (isAdministrator(before) && !isAdministrator(change) && !(await store.unlistAdministrator(staffId))) {
    throw new AppError('wrong_state', 'the last administrator', {
      '': '这是最后一位管理员。先让另一位当上管理员，再改这一位。',
    })
  }
  await store.changeStaff(staffId, { ...change, ...engaged })
  if (isAdministrator(change)) await store.listAdministrator(staffId)
  if (!change.active) await closeSessions(staffId)
  return presentStaff(await store.staffById(staffId))
}

async function endEverything(staff: StaffRow): Promise<void> {
  await closeSessions(staff._id)
  await forgetAttempts(signInAttempts(staff.userName))
  await forgetAttempts(secretAttempts(staff._id))
}

export async function resetPassword({ staffId }: Input<'resetPassword'>): Output<'resetPassword'> {
  const staff = await store.staffById(staffId)
  const password = oneTimePassword()
  const passwordHash = await hashPassword(password)
  await store.changeStaff(staffId, { passwordHash, mustChangePassword: true, lockedUntil: '' })
  await endEverything(staff)
  return { oneTimePassword: password }
}

export async function resetTotp({ staffId }: Input<'resetTotp'>): Output<'resetTotp'> {
  const staff = await store.staffById(staffId)
  await store.changeStaff(staffId, { totpSecret: null, totpPending: null })
  await endEverything(staff)
  return presentStaff(await store.staffById(staffId))
}
