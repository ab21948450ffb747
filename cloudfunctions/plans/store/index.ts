import { after, before, from, oneOf, type Transaction, table, transact } from '../../_server/db'
import type {
  AssignmentRow,
  CoverageRow,
  EventRow,
  FeedRow,
  MeetingRow,
  PitchRow,
  ShiftRow,
  WarningRow,
} from './rows'

export type { AssignmentRow, CoverageRow, EventRow, MeetingRow, PitchRow, ShiftRow, Transaction }

interface Rows {
  pitches: PitchRow
  meetings: MeetingRow
  events: EventRow
  coverages: CoverageRow
  assignments: AssignmentRow
  shifts: ShiftRow
}
export type Collection = keyof Rows
export type RowOf<C extends Collection> = Rows[C]

const pitches = table<PitchRow>('pitches')
const meetings = table<MeetingRow>('meetings')
const events = table<EventRow>('events')
const coverages = table<CoverageRow>('coverages')
const assignments = table<AssignmentRow>('assignments')
const shifts = table<ShiftRow>('shifts')
const warnings = table<WarningRow>('duty-warnings')
const feeds = table<FeedRow>('calendar-feeds')

/** Reads and writes of several rows as one step. */
export const together = transact

export async function rowWithin<C extends Collection>(
  transaction: Transaction,
  collection: C,
  id: string,
): Promise<Rows[C] | null> {
  return (await transaction.collection(collection).doc(id).get()).data as Rows[C] | null
}

export async function putWithin<C extends Collection>(
  transaction: Transaction,
  collection: C,
  row: Rows[C],
): Promise<void> {
  const { _id, ...rest } = row
  await transaction.collection(collection).doc(_id).set(rest)
}

export const demandPitch = (pitchId: string) => pitches.demand(pitchId)
export type PitchFilter =
  | { inPool: true }
  | { state: PitchRow['state'] }
  | { filedBy: string }
  | { mentorId: string; state: 'waiting' }
export const pitchesAfter = (filter: PitchFilter, place: string | null, limit: number) =>
  pitches.find(
    { ...filter, ...(place === null ? {} : { listPlace: before(place) }) },
    { sort: [['listPlace', 'desc']], limit },
  )
const COMPARED = ['_id', 'what', 'who', 'place', 'state', 'authors', 'filedAt', 'unitId', 'filedBy'] as const
export type ComparedPitch = Pick<PitchRow, (typeof COMPARED)[number]>
/** The newest pitches, for a comparison. */
export const newestPitches = (limit: number): Promise<ComparedPitch[]> =>
  pitches.find({}, { sort: [['filedAt', 'desc']], limit, fields: COMPARED })

export const newestMeetings = (limit: number) => meetings.find({}, { sort: [['day', 'desc']], limit })
export const demandMeeting = (meetingId: string) => meetings.demand(meetingId)
export const addMeeting = (row: MeetingRow) => meetings.add(row)

export const demandEvent = (eventId: string) => events.demand(eventId)
export async function eventsBetween(start: string, end: string, limit: number): Promise<EventRow[]> {
  const found = await events.find({ startsAt: from(start) }, { sort: [['startsAt', 'asc']], limit })
  return found.filter((event) => event.startsAt < end)
}
const AT_ONCE = 100
export async function coveragesOf(eventIds: readonly string[]): Promise<CoverageRow[]> {
  const found: CoverageRow[] = []
  for (let at = 0; at < eventIds.length; at += AT_ONCE) {
    const ids = eventIds.slice(at, at + AT_ONCE)
    found.push(...(await coverages.find({ eventId: oneOf(ids) }, { limit: 1000 })))
  }
  return found
}
export async function assignmentsOf(eventIds: readonly string[]): Promise<AssignmentRow[]> {
  const found: AssignmentRow[] = []
  for (let at = 0; at < eventIds.length; at += AT_ONCE) {
    const ids = eventIds.slice(at, at + AT_ONCE)
    found.push(...(await assignments.find({ eventId: oneOf(ids) }, { limit: 1000 })))
  }
  return found
}

export const demandAssignment = (assignmentId: string) => assignments.demand(assignmentId)
export interface AssignmentFilter {
  readonly open?: boolean
  readonly assigneeId?: string
  readonly offeredTo?: string
  /** True: only those that have gone up. */
  readonly late?: boolean
}
export function assignmentsAfter(
  { late, ...equal }: AssignmentFilter,
  place: string | null,
  limit: number,
  direction: 'asc' | 'desc',
): Promise<AssignmentRow[]> {
  const beyond = direction === 'asc' ? after : before
  const where = {
    ...equal,
    ...(late ? { ladder: after(0) } : {}),
    ...(place === null ? {} : { listPlace: beyond(place) }),
  }
  return assignments.find(where, { sort: [['listPlace', direction]], limit })
}
/** Open ones that stand on this rung and were due before then, first due first. */
export const overdue = (ladder: number, dueBefore: string, limit: number) =>
  assignments.find({ open: true, ladder, dueAt: before(dueBefore) }, { sort: [['dueAt', 'asc']], limit })
/** Open ones that are due before then and of which nobody was reminded, first due first. */
export const dueSoon = (dueBefore: string, limit: number) =>
  assignments.find(
    { open: true, ladder: 0, dueAt: before(dueBefore), remindedAt: null },
    { sort: [['dueAt', 'asc']], limit },
  )
export const openOf = (assigneeId: string, limit: number) =>
  assignments.find({ assigneeId, open: true }, { limit })

/** Shifts that end after a moment, first to begin first. */
export async function shiftsBetween(start: string, end: string, limit: number): Promise<ShiftRow[]> {
  const found = await shifts.find({ endsAt: after(start) }, { sort: [['endsAt', 'asc']], limit })
  return found.filter((shift) => shift.startsAt < end).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
}
export const demandShift = (shiftId: string) => shifts.demand(shiftId)
export const addShift = (row: ShiftRow) => shifts.add(row)
export const removeShift = (shiftId: string) => shifts.remove(shiftId)
/** Says false when the gap was warned of before. */
export async function addWarningWithin(
  transaction: Transaction,
  { _id, ...row }: WarningRow,
): Promise<boolean> {
  const warning = transaction.collection('duty-warnings').doc(_id)
  if ((await warning.get()).data) return false
  await warning.set(row)
  return true
}
export const warningsFrom = (start: string) =>
  warnings.find({ from: from(start) }, { sort: [['from', 'asc']], limit: 200 })

export const feedOf = (personId: string) => feeds.get(personId)
export const putFeed = (row: FeedRow) => feeds.put(row)
export const removeFeed = (personId: string) => feeds.remove(personId)
export async function feedBySecret(secretHash: string): Promise<FeedRow | null> {
  return (await feeds.find({ secretHash }, { limit: 1 }))[0] ?? null
}
