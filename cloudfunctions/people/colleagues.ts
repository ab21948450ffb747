import { station } from '../../site/stations'
import type { OutputOf } from '../_common/contract'
import type { Engagement } from '../_common/engagement'
import { type Grant, permits } from '../_common/grants'
import { isInForce, type StaffRow } from '../_server/accounts'
import type { people } from './contract'
import { engagedOf } from './engaging'
import * as store from './store'

/** A staff member as the other domains know one. */
export interface ColleagueFacts {
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly roles: Grant['role'][]
  readonly grants: readonly Grant[]
  readonly engagement: Engagement
  /** From then on the account opens nothing; null: no end. */
  readonly endsAt: string | null
  /** Whose eyes everything this person sends waits for, and who takes it over at the end; null for staff. */
  readonly mentorId: string | null
  /** In force now: neither switched off nor past its end. */
  readonly active: boolean
}

function factsOf(row: StaffRow): ColleagueFacts {
  return {
    personId: row._id,
    name: row.name,
    unitId: row.unitId,
    roles: [...new Set(row.grants.map(({ role }) => role))],
    grants: row.grants,
    ...engagedOf(row),
    active: isInForce(row),
  }
}

/** One colleague, in force or not; null when there is no such account. */
export async function colleague(personId: string): Promise<ColleagueFacts | null> {
  const row = await store.findStaff(personId)
  return row && factsOf(row)
}

/** Everybody whose account is in force, in the order of account names. */
export async function colleagues(): Promise<ColleagueFacts[]> {
  return (await store.staffAfter('')).filter(isInForce).map(factsOf)
}

/** Who keeps a column. */
const KEEPERS = ['editor', 'commander'] as const
/** A step tells at most so many: a transaction holds a hundred operations. */
const MOST_TOLD = 30

/** The editors and commanders whose grants reach a column, whichever unit they are of; at most thirty. */
export async function keepersOf(columnId: string): Promise<ColleagueFacts[]> {
  const reach = ({ grants }: ColleagueFacts) =>
    grants.some((grant) => permits([{ ...grant, units: '*' }], KEEPERS, { unitId: null, columnId }))
  return (await colleagues()).filter(reach).slice(0, MOST_TOLD)
}

/** The dispatchers of one station; those of every station sit at the centre. */
export async function dispatchersOf(stationId: string): Promise<ColleagueFacts[]> {
  const isTop = station(stationId)?.level === 'centre'
  return (await colleagues()).filter(({ grants }) =>
    grants.some(
      ({ role, units }) => role === 'dispatcher' && (units === '*' ? isTop : units.includes(stationId)),
    ),
  )
}

/** Accounts with a mentor that are over at this time, by their date or switched off: what they hold goes to the mentor. */
export async function endedAccounts(at: Date): Promise<ColleagueFacts[]> {
  const [ended, off] = await Promise.all([store.staffEndedBy(at.toISOString()), store.mentoredSwitchedOff()])
  const once = new Map([...ended, ...off].map((row) => [row._id, row]))
  return [...once.values()].map((row) => ({ ...factsOf(row), active: false }))
}

export async function listColleagues(): Promise<OutputOf<(typeof people.actions)['colleagues']>> {
  const found = await colleagues()
  return { colleagues: found.map(({ grants: _grants, active: _active, ...shown }) => shown) }
}
