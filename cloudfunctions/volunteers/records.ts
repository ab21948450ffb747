import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant, now } from '../_server/clock'
import { newId } from '../_server/ids'
import { beyondOf, pageOf } from '../_server/paging'
import { hashed } from '../_server/secret'
import { tell } from '../notices/telling'
import { dispatchersOf } from '../people/colleagues'
import { RECORD_KIND_LABELS, type VolunteerRecord } from './contract/records'
import type { Organiser } from './contract/shared'
import { dayOf } from './days'
import { recordMachine } from './machine'
import { requireOrganiser, requireStreet, signature, stationsFor } from './organising'
import { residentOf } from './registering'
import type { Input, Output } from './signatures'
import * as store from './store'

const PAGE = 30
const RECORDS_PAGE = 'features/volunteers/records/index'

const present = ({ _id, recordedBy: _by, place: _place, ...row }: store.RecordRow): VolunteerRecord => ({
  ...row,
  recordId: _id,
})
const noRecord = () => new AppError('not_found', 'no record', { '': '没有找到这条记录。' })

/** Every entry of a volunteer, newest first. */
export async function allRecordsOf(volunteerId: string): Promise<VolunteerRecord[]> {
  const A_READ = 500
  const found: store.RecordRow[] = []
  for (;;) {
    const page = await store.recordsOf(volunteerId, found.at(-1)?.place ?? null, A_READ)
    found.push(...page)
    if (page.length < A_READ) return found.map(present)
  }
}

export async function myRecords(
  { cursor }: Input<'myRecords'>,
  caller: Caller,
): Promise<Output<'myRecords'>> {
  const found = await store.recordsOf(residentOf(caller), beyondOf(cursor), PAGE + 1)
  const { page, nextCursor } = pageOf(found, PAGE)
  return { records: page.map(present), nextCursor }
}

export async function recordsOf(
  { volunteerId, cursor }: Input<'recordsOf'>,
  caller: Caller,
): Promise<Output<'recordsOf'>> {
  const volunteer = await store.volunteer(volunteerId)
  if (!volunteer) throw new AppError('not_found', 'no volunteer', { '': '没有找到这位志愿者。' })
  requireStreet(caller, volunteer.streetId)
  const { page, nextCursor } = pageOf(await store.recordsOf(volunteerId, beyondOf(cursor), PAGE + 1), PAGE)
  return { records: page.map(present), nextCursor }
}

export async function objections(
  { organiserId, cursor }: Input<'objections'>,
  caller: Caller,
): Promise<Output<'objections'>> {
  const stations = stationsFor(caller, organiserId)
  const { page, nextCursor } = pageOf(
    await store.recordsQuestioned(stations, beyondOf(cursor), PAGE + 1),
    PAGE,
  )
  return { records: page.map(present), nextCursor }
}

type Entry = Pick<store.RecordRow, 'kind' | 'on' | 'name' | 'content' | 'givenBy'> &
  Partial<Pick<store.RecordRow, 'minutes' | 'category' | 'level'>>

/** The same entry for each of these volunteers: everybody is looked at before the first is written, and each is told. */
async function recordFor(
  organiserId: string,
  volunteerIds: readonly string[],
  entry: Entry,
  caller: Caller,
): Promise<{ records: VolunteerRecord[] }> {
  const organiser = await requireOrganiser(caller, organiserId)
  if (entry.on > dayOf(now())) {
    throw new AppError('invalid_input', 'in the future', { on: '日期不能晚于今天：发生了才记。' })
  }
  await demandOurs(volunteerIds, caller)
  const signed = { organiser, at: instant(), recordedBy: signature(caller) }
  const tap = newId(caller, 'volunteer-record')
  const rows: store.RecordRow[] = []
  // the ids hang on the tap, so that a retry writes none twice
  for (let from = 0; from < volunteerIds.length; from += A_STEP) {
    const some = volunteerIds.slice(from, from + A_STEP)
    const written = await store.together(async (transaction) => {
      const made: store.RecordRow[] = []
      for (const volunteerId of some) {
        const _id = hashed('record', tap, volunteerId).slice(0, 22)
        made.push(await writeOne(transaction, volunteerId, entry, { _id, ...signed }))
      }
      return made
    })
    rows.push(...written)
  }
  return { records: rows.map(present) }
}
/** So many are written in one step: a transaction holds a hundred operations. */
const A_STEP = 12

/** Registered, and of a street that the caller's station looks after. */
async function demandOurs(volunteerIds: readonly string[], caller: Caller): Promise<void> {
  const found = await store.volunteersWith(volunteerIds)
  for (const { streetId } of found) requireStreet(caller, streetId)
  if (found.filter(({ state }) => state === 'registered').length === volunteerIds.length) return
  throw new AppError('invalid_input', 'not registered', { volunteerIds: '有一位不在册，去掉再记。' })
}

interface Signed {
  readonly _id: string
  readonly organiser: Organiser
  readonly at: string
  readonly recordedBy: string
}

async function writeOne(
  transaction: store.Transaction,
  volunteerId: string,
  entry: Entry,
  { _id, organiser, at, recordedBy }: Signed,
): Promise<store.RecordRow> {
  const there = await store.rowWithin(transaction, 'volunteer-records', _id)
  if (there) return there
  const volunteer = await store.rowWithin(transaction, 'volunteers', volunteerId)
  const row: store.RecordRow = {
    _id,
    volunteer: { volunteerId, name: volunteer?.name ?? '' },
    minutes: null,
    category: null,
    level: null,
    ...entry,
    organiser,
    recordedAt: at,
    recordedBy,
    state: 'valid',
    reason: '',
    objection: null,
    place: `${entry.on}${_id}`,
  }
  await store.putWithin(transaction, 'volunteer-records', row)
  await tellVolunteer(transaction, row, 'written', {
    title: `给您记了一条${RECORD_KIND_LABELS[row.kind]}`,
    text: `${row.name}。由${organiser.name}记录，不对的可以提异议。`,
  })
  return row
}

const tellVolunteer = (
  transaction: store.Transaction,
  row: store.RecordRow,
  event: string,
  { title, text }: { title: string; text: string },
) =>
  tell(transaction, {
    to: { kind: 'resident', personId: row.volunteer.volunteerId },
    event: `record:${row._id}:${event}`,
    matter: 'volunteer',
    title,
    text: text.slice(0, 120),
    page: RECORDS_PAGE,
    at: instant(),
  })

export const recordTraining = (
  { organiserId, volunteerIds, ...entry }: Input<'recordTraining'>,
  caller: Caller,
): Promise<Output<'recordTraining'>> =>
  recordFor(organiserId, volunteerIds, { kind: 'training', ...entry }, caller)

export const recordHonour = (
  { organiserId, volunteerIds, ...entry }: Input<'recordHonour'>,
  caller: Caller,
): Promise<Output<'recordHonour'>> =>
  recordFor(organiserId, volunteerIds, { kind: 'honour', ...entry }, caller)

export async function recordEvaluation(
  { organiserId, volunteerId, ...entry }: Input<'recordEvaluation'>,
  caller: Caller,
): Promise<Output<'recordEvaluation'>> {
  const { name: givenBy } = await requireOrganiser(caller, organiserId)
  return recordFor(organiserId, [volunteerId], { kind: 'evaluation', ...entry, givenBy }, caller)
}

const BY_RATING = '居民评单'

/**
 * 评单 becomes an evaluation of each volunteer who served, in the caller's transaction, once for each service. What the resident wrote
 * stays in the order: it may say things about the resident.
 */
export async function evaluateByRating(
  transaction: store.Transaction,
  volunteerIds: readonly string[],
  {
    of,
    name,
    level,
    organiser,
    at,
  }: {
    /** The one service that was rated: an order that is opened again is another. */
    readonly of: string
    readonly name: string
    readonly level: number
    readonly organiser: Organiser
    readonly at: string
  },
): Promise<void> {
  for (const volunteerId of volunteerIds) {
    const volunteer = await store.rowWithin(transaction, 'volunteers', volunteerId)
    // whoever has left meanwhile is not written about any more
    if (volunteer?.state !== 'registered') continue
    const on = dayOf(new Date(at))
    const entry = { kind: 'evaluation', on, name, content: '', level, givenBy: '居民' } as const
    const _id = hashed('record', 'rating', of, volunteerId).slice(0, 22)
    await writeOne(transaction, volunteerId, entry, { _id, organiser, at, recordedBy: BY_RATING })
  }
}

/** Who was rated together with the volunteer does not take the rating away. */
function demandNotARating({ recordedBy }: store.RecordRow): void {
  if (recordedBy !== BY_RATING) return
  throw new AppError('not_allowed', 'a rating stays', {
    '': '这是居民评的，站里不能作废。核对清楚，把情况说明写给本人。',
  })
}

/** One step on an entry; what comes back as it was is not written. */
function step(
  recordId: string,
  next: (row: store.RecordRow, transaction: store.Transaction) => Promise<store.RecordRow>,
): Promise<VolunteerRecord> {
  return store.together(async (transaction) => {
    const row = await store.rowWithin(transaction, 'volunteer-records', recordId)
    if (!row) throw noRecord()
    const after = await next(row, transaction)
    if (after !== row) await store.putWithin(transaction, 'volunteer-records', after)
    return present(after)
  })
}

export const objectToRecord = (
  { recordId, words }: Input<'objectToRecord'>,
  caller: Caller,
): Promise<VolunteerRecord> =>
  step(recordId, async (row, transaction) => {
    if (row.volunteer.volunteerId !== residentOf(caller)) throw noRecord()
    if (row.state === 'questioned' && row.objection?.words === words) return row
    const state = recordMachine.next(row.state, 'question')
    const at = instant()
    for (const { personId } of (await dispatchersOf(row.organiser.id)).slice(0, MOST_TOLD)) {
      await tell(transaction, {
        to: { kind: 'staff', personId },
        event: `record:${recordId}:questioned:${at}`,
        matter: 'volunteer',
        title: '一条志愿记录有异议',
        text: `${row.volunteer.name}：${words}`.slice(0, 120),
        page: '/records',
        at,
      })
    }
    return { ...row, state, objection: { words, at, answer: '' } }
  })
const MOST_TOLD = 20

export const answerObjection = (
  { recordId, revoke, answer }: Input<'answerObjection'>,
  caller: Caller,
): Promise<VolunteerRecord> =>
  step(recordId, async (row, transaction) => {
    await requireOrganiser(caller, row.organiser.id)
    if (row.objection?.answer === answer) return row
    if (revoke) demandNotARating(row)
    const state = recordMachine.next(row.state, revoke ? 'revoke' : 'keep')
    await tellVolunteer(transaction, row, `answered:${row.objection?.at ?? ''}`, {
      title: revoke ? '您提的异议，记录已作废' : '您提的异议，核对过了',
      text: answer,
    })
    const objection = row.objection && { ...row.objection, answer }
    return { ...row, state, objection, reason: revoke ? answer : '' }
  })

export const revokeRecord = (
  { recordId, reason }: Input<'revokeRecord'>,
  caller: Caller,
): Promise<VolunteerRecord> =>
  step(recordId, async (row, transaction) => {
    await requireOrganiser(caller, row.organiser.id)
    if (row.state === 'revoked' && row.reason === reason) return row
    demandNotARating(row)
    const state = recordMachine.next(row.state, 'revoke')
    await tellVolunteer(transaction, row, 'revoked', {
      title: `一条${RECORD_KIND_LABELS[row.kind]}记录作废了`,
      text: `${row.name}：${reason}`,
    })
    return { ...row, state, reason }
  })
