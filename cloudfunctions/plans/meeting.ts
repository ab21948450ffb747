import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import type { Meeting, Pitch, Plan } from './contract'
import { meetingMachine } from './machine'
import { moved, pitchOf } from './pitching'
import { change, move, personOf, requireDesk } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'
import { assignWithin, namesFor } from './tasks'
import { traceEvent, tracePitch } from './tracing'

const MEETINGS_SHOWN = 60
const MOST_ON_AGENDA = 200

function meetingOf({ _id, lastTap: _t, ...row }: store.MeetingRow): Meeting {
  return { ...row, meetingId: _id }
}

export async function meetings(): Promise<Output<'meetings'>> {
  return { meetings: (await store.newestMeetings(MEETINGS_SHOWN)).map(meetingOf) }
}

export async function agenda({ meetingId }: Input<'agenda'>): Promise<Output<'agenda'>> {
  const [row, pool] = await Promise.all([
    store.demandMeeting(meetingId),
    store.pitchesAfter({ inPool: true }, null, MOST_ON_AGENDA),
  ])
  // who has waited longest comes first
  return { meeting: meetingOf(row), agenda: pool.reverse().map(pitchOf) }
}

export async function convene({ day }: Input<'convene'>, caller: Caller): Promise<Meeting> {
  const fresh: store.MeetingRow = {
    _id: day,
    day,
    state: 'open',
    chair: personOf(caller),
    attendees: '',
    minutes: '',
    revision: 1,
    decisions: [],
    lastTap: caller.requestId,
  }
  await store.addMeeting(fresh)
  return meetingOf(await store.demandMeeting(day))
}

const requireOpen = (row: store.MeetingRow) => {
  if (row.state !== 'open') {
    throw new AppError('wrong_state', 'the meeting is over', { '': '这次会已经结束，要改先重新打开。' })
  }
}

export async function saveMinutes(input: Input<'saveMinutes'>, caller: Caller): Promise<Meeting> {
  const { meetingId, revision, attendees, minutes } = input
  const row = await change('meetings', meetingId, caller, (before) => {
    requireOpen(before)
    if (before.revision !== revision) {
      throw new AppError('changed_meanwhile', 'newer minutes', {
        '': '别人刚改过会议记录。把您写的先复制下来，刷新后再补上。',
      })
    }
    return { ...before, attendees, minutes, revision: revision + 1 }
  })
  return meetingOf(row)
}

const turn = async (meetingId: string, event: 'close' | 'reopen', caller: Caller) =>
  meetingOf(
    await change('meetings', meetingId, caller, (before) => ({
      ...before,
      state: meetingMachine.next(before.state, event),
    })),
  )
export const closeMeeting = ({ meetingId }: Input<'closeMeeting'>, caller: Caller) =>
  turn(meetingId, 'close', caller)
export const reopenMeeting = ({ meetingId }: Input<'reopenMeeting'>, caller: Caller) =>
  turn(meetingId, 'reopen', caller)

function requireWhole({ outcome, reason, plan }: Input<'decide'>): void {
  if (outcome === 'drop' && reason.length < 2) {
    throw new AppError('invalid_input', 'no reason', { reason: '不采用要写明原因，报题的人会看到。' })
  }
  if ((outcome === 'take') !== (plan !== null)) {
    throw new AppError('invalid_input', 'a plan belongs to what is taken', {
      plan: '采用的选题要排好时间和任务。',
    })
  }
}

/** The event that a taken pitch becomes, or the planned one it joins. */
async function eventFor(
  transaction: store.Transaction,
  pitch: store.PitchRow,
  plan: Plan,
  caller: Caller,
): Promise<store.EventRow> {
  if (plan.eventId !== null) {
    const event = await store.rowWithin(transaction, 'events', plan.eventId)
    if (!event) throw new AppError('not_found', `events/${plan.eventId}`)
    if (event.state !== 'planned') {
      throw new AppError('wrong_state', 'the event is off', { plan: '这个活动已经取消，换一个。' })
    }
    return event
  }
  const by = personOf(caller)
  const event: store.EventRow = {
    _id: newId(caller, 'event'),
    title: pitch.what,
    place: pitch.place,
    note: pitch.whyNow,
    startsAt: plan.startsAt,
    endsAt: null,
    columnId: pitch.columnId,
    state: 'planned',
    unitId: pitch.unitId,
    pitchId: pitch._id,
    by,
    history: [move('plan', by)],
    lastTap: caller.requestId,
  }
  await store.putWithin(transaction, 'events', event)
  await traceEvent(transaction, event, 'plan', by, instant())
  return event
}

/** 定题: the decision, its line in the minutes and all that it makes, as one step. */
export async function decide(input: Input<'decide'>, caller: Caller): Promise<Pitch> {
  requireWhole(input)
  const { pitchId, meetingId, outcome, reason, plan } = input
  const names = plan ? await namesFor(plan) : new Map<string, string>()
  const row = await change('pitches', pitchId, caller, async (before, transaction) => {
    requireDesk(caller, before)
    const by = personOf(caller)
    const meeting = meetingId === null ? null : await store.rowWithin(transaction, 'meetings', meetingId)
    if (meetingId !== null && !meeting) throw new AppError('not_found', `meetings/${meetingId}`)
    if (meeting) requireOpen(meeting)
    const decided = moved(before, outcome, by, { reason })
    const event = plan ? await eventFor(transaction, before, plan, caller) : null
    if (plan && event) await assignWithin(transaction, { ...event, pitchId }, plan, names, caller)
    if (meeting) {
      const line = { pitchId, what: before.what, outcome, reason, by, at: instant() }
      await store.putWithin(transaction, 'meetings', { ...meeting, decisions: [...meeting.decisions, line] })
    }
    const next = event ? { ...decided, eventId: event._id } : decided
    await tracePitch(transaction, next, outcome, by)
    return next
  })
  return pitchOf(row)
}
