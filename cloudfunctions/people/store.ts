import { type ResidentRow, residentsTable, type StaffRow, staffTable } from '../_server/accounts'
import { _, after, before, from, not, type Row, table } from '../_server/db'

/** A code on its way to a phone. One row a number, kept for a day so that the day's messages can be counted. */
export interface CodeRow extends Row {
  /** Keyed hash of number and code; '' once it was used or void. */
  readonly codeHash: string
  readonly triesLeft: number
  readonly sentAt: string
  readonly validUntil: string
  /** Messages since `countedFrom`. */
  readonly sent: number
  readonly countedFrom: string
  readonly expiresAt: string
}

/** `settings/administrators`: who must not be taken away last. A row of its own, so that two changes at once meet here. */
interface AdministratorsRow {
  readonly _id: 'administrators'
  readonly ids: readonly string[]
  readonly revision: number
}

const codes = table<CodeRow>('codes')
const administrators = table<AdministratorsRow>('settings')
const MOST_RACES = 20
/** Whoever ended before all of these has long handed over. */
const MOST_ENDED = 500

export const staffById = (staffId: string) => staffTable.demand(staffId)
export const findStaff = (staffId: string) => staffTable.get(staffId)
export const addStaff = (row: StaffRow) => staffTable.add(row)
export const changeStaff = (staffId: string, patch: Partial<StaffRow>) =>
  staffTable.change(staffId, {}, patch)

export async function staffByUserName(userName: string): Promise<StaffRow | null> {
  return (await staffTable.find({ userName }, { limit: 1 }))[0] ?? null
}

/** All staff after a user name, in the order of user names: a district has hundreds. */
export const staffAfter = (userName: string) =>
  staffTable.find({ userName: after(userName) }, { sort: [['userName', 'asc']], limit: 1000 })

/** Accounts whose end has come, newest end first. */
export const staffEndedBy = (at: string) =>
  staffTable.find({ endsAt: before(at) }, { sort: [['endsAt', 'desc']], limit: MOST_ENDED })
/** Accounts with a mentor that were switched off. */
export const mentoredSwitchedOff = () =>
  staffTable.find({ mentorId: not(null), active: false }, { limit: MOST_ENDED })
export const menteesOf = (mentorId: string) => staffTable.find({ mentorId }, { limit: 1000 })

/** Says false when this step or a later one was used before: a code that was looked at over a shoulder works once. */
export const spendTotpStep = (staffId: string, step: number) =>
  staffTable.change(staffId, { totpLastStep: before(step) }, { totpLastStep: step })

export const resident = (residentId: string) => residentsTable.demand(residentId)
export const addResident = (row: ResidentRow) => residentsTable.add(row)
export const removeResident = (residentId: string) => residentsTable.remove(residentId)

export const code = (codeId: string) => codes.get(codeId)
export const addCode = (row: CodeRow) => codes.add(row)
/** Replaces the code that was sent at `sentAt`; says false when another message was sent meanwhile. */
export const replaceCode = ({ _id, ...row }: CodeRow, sentAt: string) => codes.change(_id, { sentAt }, row)
/** Takes one try; says false when none is left. */
export const takeTry = (codeId: string, sentAt: string) =>
  codes.change(codeId, { sentAt, triesLeft: from(1) }, { triesLeft: _.inc(-1) })
/** Uses the code up; says false when it is not this one, or used. */
export const spendCode = (codeId: string, codeHash: string) =>
  codes.change(codeId, { codeHash }, { codeHash: '' })

async function changeAdministrators(change: (ids: readonly string[]) => readonly string[]): Promise<boolean> {
  for (let race = 0; race < MOST_RACES; race++) {
    const row = await administrators.get('administrators')
    const ids = change(row?.ids ?? [])
    if (!row) {
      if (ids.length === 0) return false
      if (await administrators.add({ _id: 'administrators', ids, revision: 1 })) return true
      continue
    }
    if (ids.length === row.ids.length) return ids.length > 0
    if (ids.length === 0) return false
    const next = { ids, revision: row.revision + 1 }
    if (await administrators.change('administrators', { revision: row.revision }, next)) return true
  }
  throw new Error('the list of administrators changes too fast')
}

export const listAdministrator = (staffId: string) =>
  changeAdministrators((ids) => (ids.includes(staffId) ? ids : [...ids, staffId]))

/** Takes somebody off the list of administrators; says false, and changes nothing, when nobody would be left. */
export const unlistAdministrator = (staffId: string) =>
  changeAdministrators((ids) => ids.filter((id) => id !== staffId))

export async function anyAdministrator(): Promise<boolean> {
  const row = await administrators.get('administrators')
  return (row?.ids.length ?? 0) > 0
}
