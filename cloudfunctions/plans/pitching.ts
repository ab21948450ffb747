import { planning } from '../../site/plans'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import { beyondOf, encodeCursor } from '../_server/paging'
import { newestTitles, readsOf } from '../articles/effects'
import { colleague } from '../people/colleagues'
import type { Person, Pitch } from './contract'
import { mostAlike } from './likeness'
import { type PitchState, pitchMachine } from './machine'
import { change, isDesk, isOutside, maySee, move, personOf, requireDesk } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'
import { tracePitch } from './tracing'

const PAGE = 20
type PitchEvent = keyof typeof pitchMachine.transitions

export function pitchOf({
  _id,
  inPool: _p,
  filedBy: _f,
  mentorId: _m,
  lastTap: _t,
  listPlace: _l,
  ...row
}: store.PitchRow): Pitch {
  return { ...row, pitchId: _id }
}

/** The row after an event of its machine, with who did it. */
export function moved(
  row: store.PitchRow,
  event: PitchEvent,
  by: Person,
  changes: Partial<store.PitchRow> = {},
): store.PitchRow {
  return shown(row, pitchMachine.next(row.state, event), event, by, changes)
}

function shown(
  row: store.PitchRow,
  state: PitchState,
  event: string,
  by: Person,
  changes: Partial<store.PitchRow>,
): store.PitchRow {
  const at = instant()
  return {
    ...row,
    ...changes,
    state,
    inPool: state === 'pooled' || state === 'held',
    updatedAt: at,
    listPlace: `${at}:${row._id}`,
    history: [...row.history, move(event, by, changes.reason ?? '', at)],
  }
}

const isAuthor = (row: store.PitchRow, caller: Caller) =>
  row.authors.some(({ personId }) => personId === caller.personId)

async function mentorOf(caller: Caller): Promise<Person | null> {
  const own = await colleague(caller.personId ?? '')
  const mentor = own?.mentorId ? await colleague(own.mentorId) : null
  return mentor && { personId: mentor.personId, name: mentor.name }
}

export async function filePitch({ content }: Input<'filePitch'>, caller: Caller): Promise<Pitch> {
  const mentor = await mentorOf(caller)
  const _id = newId(caller, 'pitch')
  const by = personOf(caller)
  const at = instant()
  const row = await store.together(async (transaction) => {
    const filed = await store.rowWithin(transaction, 'pitches', _id)
    if (filed) return filed
    const fresh: store.PitchRow = {
      ...content,
      _id,
      state: mentor ? 'waiting' : 'pooled',
      inPool: !mentor,
      unitId: caller.unitId,
      filedBy: by.personId,
      authors: [by],
      filedAt: at,
      updatedAt: at,
      mentor,
      mentorId: mentor?.personId ?? null,
      mergedInto: null,
      eventId: null,
      reason: '',
      history: [move('file', by, '', at)],
      listPlace: `${at}:${_id}`,
      lastTap: caller.requestId,
    }
    await store.putWithin(transaction, 'pitches', fresh)
    await tracePitch(transaction, fresh, 'file', by)
    return fresh
  })
  return pitchOf(row)
}

/** One event of a pitch by this caller, traced. */
async function step(
  pitchId: string,
  caller: Caller,
  event: PitchEvent,
  allow: (row: store.PitchRow) => void,
  changes: Partial<store.PitchRow> = {},
): Promise<Pitch> {
  const row = await change('pitches', pitchId, caller, async (before, transaction) => {
    allow(before)
    const next = moved(before, event, personOf(caller), changes)
    await tracePitch(transaction, next, event, personOf(caller))
    return next
  })
  return pitchOf(row)
}

const requireAuthor = (caller: Caller) => (row: store.PitchRow) => {
  if (!isAuthor(row, caller)) {
    throw new AppError('not_allowed', 'not an author', { '': '只有报这个选题的人能改它。' })
  }
}

export async function changePitch(
  { pitchId, content }: Input<'changePitch'>,
  caller: Caller,
): Promise<Pitch> {
  const row = await change('pitches', pitchId, caller, async (before, transaction) => {
    requireAuthor(caller)(before)
    if (!['waiting', 'returned', 'pooled', 'held'].includes(before.state)) {
      throw new AppError('wrong_state', `pitch is ${before.state}`, { '': '这个选题已经定了，不能再改。' })
    }
    const refiled = before.state === 'returned'
    // a mentor's word covers what the mentor read: changed afterwards, it is read again
    const again = before.state === 'pooled' && before.mentor !== null && before.filedBy === caller.personId
    const state = refiled ? pitchMachine.next(before.state, 'refile') : again ? 'waiting' : before.state
    const next = shown(before, state, refiled ? 'refile' : 'change', personOf(caller), content)
    await tracePitch(transaction, next, refiled ? 'refile' : 'change', personOf(caller))
    return next
  })
  return pitchOf(row)
}

export const withdrawPitch = ({ pitchId }: Input<'withdrawPitch'>, caller: Caller) =>
  step(pitchId, caller, 'withdraw', requireAuthor(caller))

export const bringUp = ({ pitchId }: Input<'bringUp'>, caller: Caller) =>
  step(pitchId, caller, 'bringUp', (row) => requireDesk(caller, row))

export function vouch({ pitchId, good, reason }: Input<'vouch'>, caller: Caller): Promise<Pitch> {
  if (!good && reason.length < 2) {
    throw new AppError('invalid_input', 'no reason', { reason: '退回要写明怎么改，学生会看到。' })
  }
  return step(
    pitchId,
    caller,
    good ? 'vouch' : 'giveBack',
    (row) => {
      if (row.mentorId !== caller.personId) {
        throw new AppError('not_allowed', 'not the mentor', {
          '': `这个选题由${row.mentor?.name ?? '带教老师'}先看。`,
        })
      }
    },
    { reason },
  )
}

/** 并题: both rows in one step, so that of two mergers at once the second meets what the first made. */
export async function mergePitch({ pitchId, into }: Input<'mergePitch'>, caller: Caller): Promise<Pitch> {
  if (pitchId === into) {
    throw new AppError('invalid_input', 'into itself', { into: '不能并进自己，换一个选题。' })
  }
  const kept = await change('pitches', into, caller, async (target, transaction) => {
    const row = await store.rowWithin(transaction, 'pitches', pitchId)
    if (!row) throw new AppError('not_found', `pitches/${pitchId}`)
    requireDesk(caller, row)
    requireDesk(caller, target)
    if (!target.inPool)
      throw new AppError('wrong_state', 'the target is decided', { into: '那个选题已经定了。' })
    const by = personOf(caller)
    const gone = moved(row, 'merge', by, { mergedInto: into })
    await store.putWithin(transaction, 'pitches', { ...gone, lastTap: caller.requestId })
    const authors = new Map([...target.authors, ...row.authors].map((author) => [author.personId, author]))
    const next = shown(target, target.state, 'mergedWith', by, {
      authors: [...authors.values()],
      who: target.who || row.who,
      place: target.place || row.place,
      forms: [...new Set([...target.forms, ...row.forms])],
    })
    await tracePitch(transaction, gone, 'merge', by)
    await tracePitch(transaction, next, 'mergedWith', by, [pitchId])
    return next
  })
  return pitchOf(kept)
}

function filterOf(view: Input<'pitches'>['view'], caller: Caller): store.PitchFilter {
  const personId = caller.personId ?? ''
  if (view === 'mentor') return { mentorId: personId, state: 'waiting' }
  if (view === 'mine' || isOutside(caller)) return { filedBy: personId }
  if (view === 'pool') return { inPool: true }
  return { state: view }
}

export async function pitches(
  { view, cursor }: Input<'pitches'>,
  caller: Caller,
): Promise<Output<'pitches'>> {
  const place = beyondOf(cursor)
  const found = await store.pitchesAfter(filterOf(view, caller), place, PAGE + 1)
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  return {
    pitches: rows.map(pitchOf),
    nextCursor: found.length > PAGE && last ? encodeCursor([last.listPlace]) : null,
  }
}

function requireSight(caller: Caller, row: store.PitchRow): void {
  const people = [...row.authors.map(({ personId }) => personId), row.mentorId ?? '']
  const undecided = row.state === 'waiting' || row.state === 'returned' || row.state === 'withdrawn'
  const seen = people.includes(caller.personId ?? '') || isDesk(caller, row)
  if (!seen && (undecided || !maySee(caller, { unitId: row.unitId, people }))) {
    throw new AppError('not_allowed', `pitch ${row._id} is not theirs to see`)
  }
}

export async function openPitch({ pitchId }: Input<'openPitch'>, caller: Caller): Promise<Pitch> {
  const row = await store.demandPitch(pitchId)
  requireSight(caller, row)
  return pitchOf(row)
}

const ALIKE_STATES: readonly PitchState[] = ['pooled', 'held', 'taken', 'dropped']

export async function alike(input: Input<'alike'>, caller: Caller): Promise<Output<'alike'>> {
  if ([...input.what].length < 2) return { pitches: [], stories: [] }
  const [rows, titles] = await Promise.all([
    store.newestPitches(planning.alike.candidates),
    newestTitles(planning.effects.candidates),
  ])
  const candidates = rows.filter(
    (row) =>
      ALIKE_STATES.includes(row.state) &&
      row._id !== input.except &&
      maySee(caller, { unitId: row.unitId, people: row.authors.map(({ personId }) => personId) }),
  )
  const found = mostAlike(input, candidates, planning.alike)
  const earlier = mostAlike(
    input,
    titles.map((title) => ({ ...title, what: title.title, who: '', place: '' })),
    planning.effects,
  )
  const reads = await readsOf(earlier.map(({ item }) => item.articleId))
  return {
    pitches: found.map(({ item: { _id, unitId: _u, filedBy: _f, ...row }, alike: score }) => ({
      ...row,
      pitchId: _id,
      alike: score,
    })),
    stories: earlier.map(({ item: { articleId, title, publishedAt } }, at) => ({
      articleId,
      title,
      publishedAt,
      reads: reads[at] ?? 0,
    })),
  }
}
