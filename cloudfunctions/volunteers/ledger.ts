import { AppError } from '../_common/errors'
import { instant } from '../_server/clock'
import { hashed } from '../_server/secret'
import { attendanceIdOf } from './attending'
import type { Of, Organiser, Way } from './contract/shared'
import * as store from './store'

/** Confirmed service time, to be written into the ledger. */
export interface Credit {
  readonly volunteerId: string
  readonly minutes: number
  readonly of: Of
  readonly organiser: Organiser
  /** The name or id of whoever confirmed it. */
  readonly confirmedBy: string
  readonly way: Way
  /** When the service was, ISO 8601. */
  readonly at: string
}

export const creditIdOf = (volunteerId: string, of: Pick<Of, 'kind' | 'id'>): string =>
  hashed('credit', volunteerId, of.kind, of.id).slice(0, 22)

type Entry = Omit<store.HoursRow, 'number' | 'writtenAt'>

/** Adds an entry and moves the totals in the same step; an entry that is there stays as it is. */
async function append(transaction: store.Transaction, entry: Entry): Promise<boolean> {
  if (await store.rowWithin(transaction, 'hours', entry._id)) return false
  const totals = await store.rowWithin(transaction, 'hours-totals', entry.volunteerId)
  const number = (totals?.entries ?? 0) + 1
  await store.putWithin(transaction, 'hours', { ...entry, number, writtenAt: instant() })
  await store.putWithin(transaction, 'hours-totals', {
    _id: entry.volunteerId,
    minutes: (totals?.minutes ?? 0) + entry.minutes,
    services: (totals?.services ?? 0) + (entry.kind === 'service' ? 1 : 0),
    entries: number,
  })
  return true
}

/**
 * Credits a service once per volunteer and service, in the caller's transaction; says false when that was done before.
 * Minutes come from an attendance that was signed in and out, and are never more than it shows: nothing is typed in.
 */
export async function credit(transaction: store.Transaction, given: Credit): Promise<boolean> {
  const { volunteerId, minutes, of, organiser } = given
  const attended = await store.rowWithin(transaction, 'attendances', attendanceIdOf(of, volunteerId))
  if (!attended || attended.minutes === null || attended.state === 'refused') {
    throw new AppError('wrong_state', 'no attendance to credit', { '': '没有签到和签退的记录，不能记时长。' })
  }
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > attended.minutes) {
    throw new AppError('unexpected', 'more minutes than were attended')
  }
  return append(transaction, {
    _id: creditIdOf(volunteerId, of),
    volunteerId,
    kind: 'service',
    minutes,
    of: { kind: of.kind, id: of.id, label: of.label },
    organiser: { id: organiser.id, name: organiser.name },
    way: given.way,
    confirmedBy: given.confirmedBy,
    reason: '',
    correctionId: null,
    at: given.at,
  })
}

/** 更正: a new entry with the difference; the one that it corrects stays as it was written. */
export function appendCorrection(
  transaction: store.Transaction,
  entry: store.HoursRow,
  {
    correctionId,
    minutes,
    reason,
    confirmedBy,
  }: { correctionId: string; minutes: number; reason: string; confirmedBy: string },
): Promise<boolean> {
  const { volunteerId, of, organiser, way, at } = entry
  const _id = hashed('correction', correctionId).slice(0, 22)
  const kind = 'correction' as const
  return append(transaction, {
    _id,
    volunteerId,
    kind,
    minutes,
    of,
    organiser,
    way,
    confirmedBy,
    reason,
    correctionId,
    at,
  })
}

const A_READ = 500

/** All entries of a volunteer, first to last. */
export async function entriesOf(volunteerId: string): Promise<store.HoursRow[]> {
  const found: store.HoursRow[] = []
  for (;;) {
    const page = await store.entriesAfter(volunteerId, found.at(-1)?.number ?? 0, A_READ)
    found.push(...page)
    if (page.length < A_READ) return found
  }
}

/** What entries add up to. */
export const sumOf = (entries: readonly Pick<store.HoursRow, 'minutes' | 'kind'>[]) => ({
  minutes: entries.reduce((sum, { minutes }) => sum + minutes, 0),
  services: entries.filter(({ kind }) => kind === 'service').length,
})

export interface Recounted {
  readonly minutes: number
  readonly services: number
  readonly entries: number
  /** Whether the kept totals said the same before. */
  readonly agreed: boolean
}

const TRIES = 5

/** Counts the entries again and keeps the result; an entry that comes meanwhile makes it count once more. */
export async function recount(volunteerId: string): Promise<Recounted> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const entries = await entriesOf(volunteerId)
    const counted = sumOf(entries)
    const agreed = await store.together(async (transaction) => {
      const totals = await store.rowWithin(transaction, 'hours-totals', volunteerId)
      const kept = {
        minutes: totals?.minutes ?? 0,
        services: totals?.services ?? 0,
        entries: totals?.entries ?? 0,
      }
      // an entry more than were read: one came meanwhile. Numbers are never given back, so the highest one counts
      if (kept.entries > (entries.at(-1)?.number ?? 0)) return null
      const same = kept.minutes === counted.minutes && kept.services === counted.services
      if (!same)
        await store.putWithin(transaction, 'hours-totals', {
          _id: volunteerId,
          ...counted,
          entries: kept.entries,
        })
      return same
    })
    if (agreed !== null) return { ...counted, entries: entries.length, agreed }
  }
  throw new AppError('changed_meanwhile', 'the ledger grows too fast to count')
}
