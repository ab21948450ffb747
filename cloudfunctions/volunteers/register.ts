import { STREETS } from '../../site/stations'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { now } from '../_server/clock'
import { dayOf } from './days'
import * as store from './store'

/** What the other domains know of a volunteer: neither number nor birth date. */
export interface Volunteer {
  readonly volunteerId: string
  readonly name: string
  readonly teamIds: readonly string[]
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly streetId: string
  /** About the middle of the community or the street; null for a street that is gone. */
  readonly at: { readonly latitude: number; readonly longitude: number } | null
  /** '' when never. */
  readonly lastDispatchedAt: string
  readonly refusals: number
  /** `YYYY-MM-DD`, the last day away; null: here. */
  readonly awayUntil: string | null
}
export interface Candidate extends Volunteer {
  /** Promises that begin in the next seven days. */
  readonly weekLoad: number
  readonly busy: readonly { readonly from: string; readonly until: string; readonly label: string }[]
}

const MOST_LOOKED_AT = 300
const WEEK_MS = 7 * 24 * 60 * 60 * 1000

function placeOf({ streetId, communityId }: store.VolunteerRow): Volunteer['at'] {
  const communities = STREETS.find((street) => street.streetId === streetId)?.communities ?? []
  return (communities.find((one) => one.communityId === communityId) ?? communities[0])?.at ?? null
}

const seen = (row: store.VolunteerRow): Volunteer => ({
  volunteerId: row._id,
  name: row.name,
  teamIds: row.teamIds,
  skills: row.skills,
  languages: row.languages,
  streetId: row.streetId,
  at: placeOf(row),
  lastDispatchedAt: row.lastDispatchedAt,
  refusals: row.refusals,
  awayUntil: row.awayUntil && row.awayUntil >= dayOf(now()) ? row.awayUntil : null,
})

/** The registered volunteer that this resident is; null when he is none. */
export async function volunteer(personId: string): Promise<Volunteer | null> {
  const row = await store.volunteer(personId)
  return row?.state === 'registered' ? seen(row) : null
}

/** The registered volunteer who calls. */
export async function requireVolunteer(caller: Caller): Promise<Volunteer> {
  if (caller.kind !== 'resident' || caller.personId === null) {
    throw new AppError('not_signed_in', 'a volunteer is a resident', { '': '请先用微信或手机号登录。' })
  }
  const row = await store.volunteer(caller.personId)
  if (row?.state === 'registered') return seen(row)
  throw new AppError('wrong_state', 'no registered volunteer', {
    '': row?.state === 'awaiting_consent' ? '等社区确认了监护人的同意，就能报名了。' : '请先注册成为志愿者。',
  })
}

/**
 * Registered volunteers of some streets, who waited longest first: whoever speaks one of the languages and has one of the
 * skills (none asked: everybody). Reads at most 300 of them, in two calls.
 */
export async function volunteersNear({
  streetIds,
  skills,
  languages,
  limit,
}: {
  readonly streetIds: readonly string[]
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly limit: number
}): Promise<Candidate[]> {
  const meets = (asked: readonly string[], has: readonly string[]) =>
    asked.length === 0 || asked.some((one) => has.includes(one))
  const found = (await store.registeredIn(streetIds, MOST_LOOKED_AT))
    .filter((row) => meets(skills, row.skills) && meets(languages, row.languages))
    .slice(0, limit)
  if (found.length === 0) return []
  const promised = new Map(
    (await store.engagementsOf(found.map(({ _id }) => _id))).map((row) => [row._id, row.items]),
  )
  const time = now()
  const weekEnd = new Date(time.getTime() + WEEK_MS).toISOString()
  return found.map((row) => {
    const ahead = (promised.get(row._id) ?? []).filter(({ until }) => until > time.toISOString())
    return {
      ...seen(row),
      weekLoad: ahead.filter(({ from }) => from < weekEnd).length,
      busy: ahead.map(({ from, until, of }) => ({ from, until, label: of.label })),
    }
  })
}

async function change(
  transaction: store.Transaction,
  volunteerId: string,
  next: (row: store.VolunteerRow) => Partial<store.VolunteerRow>,
): Promise<void> {
  const row = await store.rowWithin(transaction, 'volunteers', volunteerId)
  if (row) await store.putWithin(transaction, 'volunteers', { ...row, ...next(row) })
}

/** An order was given to them: others come first next time. */
export const noteDispatch = (transaction: store.Transaction, volunteerId: string, at: string) =>
  change(transaction, volunteerId, () => ({ lastDispatchedAt: at }))
/** They declined one: a suggestion says so, nothing else follows. */
export const noteRefusal = (transaction: store.Transaction, volunteerId: string) =>
  change(transaction, volunteerId, ({ refusals }) => ({ refusals: refusals + 1 }))
