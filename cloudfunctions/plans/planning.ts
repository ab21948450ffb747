import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import { stepWithin } from './assigning'
import type { Coverage, EventContent, PlannedEvent } from './contract'
import { stretch } from './days'
import { keyDatesBetween } from './key-days'
import { assignmentMachine, eventMachine } from './machine'
import { change, maySee, move, personOf, requireDesk } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'
import { assignWithin, namesFor } from './tasks'
import { traceEvent } from './tracing'

/** A page of the calendar; a centre has a dozen events a day at most. */
const MOST_EVENTS = 600

function eventOf({ _id, lastTap: _t, ...row }: store.EventRow): PlannedEvent {
  return { ...row, eventId: _id }
}

/** Each event with its forms and who is at them. */
async function withCoverages(rows: readonly store.EventRow[]): Promise<Output<'openEvent'>[]> {
  const ids = rows.map(({ _id }) => _id)
  const [coverages, assignments] = await Promise.all([store.coveragesOf(ids), store.assignmentsOf(ids)])
  return rows.map((row) => ({
    event: eventOf(row),
    coverages: coverages
      .filter(({ eventId }) => eventId === row._id)
      .map((coverage) => coverageOf(coverage, assignments)),
  }))
}

function coverageOf(
  { _id, eventId, form }: store.CoverageRow,
  assignments: readonly store.AssignmentRow[],
): Coverage {
  return {
    coverageId: _id,
    eventId,
    form,
    assignments: assignments
      .filter(({ coverageId }) => coverageId === _id)
      .map((row) => ({ assignmentId: row._id, state: row.state, assignee: row.assignee, dueAt: row.dueAt })),
  }
}

const sees = (caller: Caller) => (row: store.EventRow) =>
  maySee(caller, { unitId: row.unitId, people: [row.by.personId] })

export async function calendar(days: Input<'calendar'>, caller: Caller): Promise<Output<'calendar'>> {
  const { start, end } = stretch(days)
  const found = await store.eventsBetween(start, end, MOST_EVENTS)
  return {
    keyDates: keyDatesBetween(days.from, days.to),
    events: await withCoverages(found.filter(sees(caller))),
    more: found.length === MOST_EVENTS,
  }
}

async function whole(row: store.EventRow): Promise<Output<'openEvent'>> {
  const [one] = await withCoverages([row])
  return one ?? { event: eventOf(row), coverages: [] }
}

export async function openEvent(
  { eventId }: Input<'openEvent'>,
  caller: Caller,
): Promise<Output<'openEvent'>> {
  const row = await store.demandEvent(eventId)
  if (!sees(caller)(row)) throw new AppError('not_allowed', `event ${eventId} is another unit's`)
  return whole(row)
}

function requireOrder({ startsAt, endsAt }: EventContent): void {
  if (endsAt !== null && endsAt <= startsAt) {
    throw new AppError('invalid_input', 'ends before it starts', { endsAt: '结束要晚于开始。' })
  }
}

export async function addEvent({ content }: Input<'addEvent'>, caller: Caller): Promise<PlannedEvent> {
  requireOrder(content)
  requireDesk(caller, { unitId: caller.unitId, columnId: content.columnId })
  const by = personOf(caller)
  const fresh: store.EventRow = {
    ...content,
    _id: newId(caller, 'event'),
    state: 'planned',
    unitId: caller.unitId,
    pitchId: null,
    by,
    history: [move('plan', by)],
    lastTap: caller.requestId,
  }
  return store.together(async (transaction) => {
    const there = await store.rowWithin(transaction, 'events', fresh._id)
    if (there) return eventOf(there)
    await store.putWithin(transaction, 'events', fresh)
    await traceEvent(transaction, fresh, 'plan', by, instant())
    return eventOf(fresh)
  })
}

export async function changeEvent(
  { eventId, content }: Input<'changeEvent'>,
  caller: Caller,
): Promise<PlannedEvent> {
  requireOrder(content)
  const row = await change('events', eventId, caller, async (before, transaction) => {
    requireDesk(caller, before)
    requireDesk(caller, { unitId: before.unitId, columnId: content.columnId })
    const by = personOf(caller)
    const next = { ...before, ...content, history: [...before.history, move('change', by)] }
    await traceEvent(transaction, next, 'change', by, instant())
    return next
  })
  return eventOf(row)
}

/** 取消活动: nobody goes on working for what does not take place. */
export async function callOff({ eventId, reason }: Input<'callOff'>, caller: Caller): Promise<PlannedEvent> {
  const work = await store.assignmentsOf([eventId])
  const row = await change('events', eventId, caller, async (before, transaction) => {
    requireDesk(caller, before)
    const by = personOf(caller)
    const next = {
      ...before,
      state: eventMachine.next(before.state, 'callOff'),
      history: [...before.history, move('callOff', by, reason)],
    }
    for (const { _id } of work) {
      const assignment = await store.rowWithin(transaction, 'assignments', _id)
      if (!assignment || !assignmentMachine.transitions.cancel.from.includes(assignment.state)) continue
      await stepWithin(transaction, assignment, 'cancel', by, reason)
    }
    await traceEvent(transaction, next, 'callOff', by, instant())
    return next
  })
  return eventOf(row)
}

export async function bringBack({ eventId }: Input<'bringBack'>, caller: Caller): Promise<PlannedEvent> {
  const row = await change('events', eventId, caller, async (before, transaction) => {
    requireDesk(caller, before)
    const by = personOf(caller)
    const next = {
      ...before,
      state: eventMachine.next(before.state, 'bringBack'),
      history: [...before.history, move('bringBack', by)],
    }
    await traceEvent(transaction, next, 'bringBack', by, instant())
    return next
  })
  return eventOf(row)
}

export async function cover({ eventId, ...work }: Input<'cover'>, caller: Caller): Promise<Output<'cover'>> {
  const names = await namesFor(work)
  const row = await change('events', eventId, caller, async (before, transaction) => {
    requireDesk(caller, before)
    if (before.state !== 'planned') {
      throw new AppError('wrong_state', 'the event is off', { '': '活动已经取消，先恢复再派任务。' })
    }
    await assignWithin(transaction, before, work, names, caller)
    return { ...before, history: [...before.history, move('cover', personOf(caller), '', instant())] }
  })
  return whole(row)
}
