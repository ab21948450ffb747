import { ORDER_LIMITS, STOPS } from '../../site/orders'
import { chainOf } from '../../site/stations'
import {
  type Calendar,
  type ClockFacts,
  promised,
  resumeClock,
  type Span,
  startClock,
  stopInForce,
} from '../_common/clock'
import { AppError } from '../_common/errors'
import type { Clocks } from './clocks'
import { wantedAtOf, whenSaid } from './days'
import { ORDER_TURNS, type OrderEvent, type OrderState, orderMachine, TIME_MAY_CHANGE } from './machine'
import type { Actor, OrderRow, StepRow } from './store'

/** The order's time, kept apart from the database: everything here is a pure function of a row and what is done to it. */
export interface Moment {
  readonly at: string
  readonly calendar: Calendar
  readonly clocks: Clocks
}

const TABS: Record<OrderState, OrderRow['tab']> = {
  filed: 'review',
  returned: 'doing',
  refused: 'over',
  to_dispatch: 'dispatch',
  pooled: 'out',
  offered: 'out',
  claimed: 'doing',
  serving: 'doing',
  served: 'doing',
  confirmed: 'over',
  called_back: 'callback',
  closed: 'over',
  cancelled: 'over',
}

const MINUTES: Record<Exclude<Span['unit'], 'working_days'>, number> = { minutes: 1, hours: 60, days: 1440 }
const minutesOf = ({ amount, unit }: Span): number =>
  unit === 'working_days' ? amount * MINUTES.days : amount * MINUTES[unit]

/**
 * The clock of a state that begins now. `claimed` runs from the wanted time, `serving` for as long as the service takes and then some;
 * whatever sounds like danger is sorted and dispatched within minutes.
 */
function clockFor(
  row: OrderRow,
  state: OrderState,
  minutes: number,
  { at, clocks }: Moment,
): ClockFacts | null {
  const turn = ORDER_TURNS[state]
  if (!turn) return null
  if (state === 'claimed') return startClock(at > row.wantedAt ? at : row.wantedAt, clocks.arrive)
  if (state === 'serving') {
    return startClock(at, { amount: minutes + minutesOf(clocks.report), unit: 'minutes' })
  }
  const hurried = row.danger && turn.turn === 'station'
  return startClock(at, hurried ? clocks.danger : clocks[turn.clock])
}

/** What hangs on the clock: kept in the row so that desks are sorted and sweeps found by an index. */
export function clocked(row: OrderRow, clock: ClockFacts | null, moment: Moment): OrderRow {
  const { at, calendar, clocks } = moment
  const stop = clock && stopInForce(clock)
  // a stopped clock is looked at again by a clock of its own
  const runs = stop ? startClock(stop.from, clocks.stopped) : clock
  const end = runs && promised(runs, calendar, at)
  return {
    ...row,
    clock,
    dueAt: end?.at ?? null,
    provisional: end?.provisional ?? false,
    place: `${row.danger ? 0 : 1}${end?.at ?? row.since}${row._id}`,
  }
}

export const stepOf = (
  event: StepRow['event'],
  state: OrderState,
  by: Actor,
  at: string,
  note = '',
): StepRow => ({ at, event, by, state, note })

/** An order with more steps than this is a dispute for people to settle. */
const MOST_STEPS = 200

export function noted(row: OrderRow, step: StepRow, tap: string): OrderRow {
  if (row.steps.length >= MOST_STEPS) {
    throw new AppError('wrong_state', 'too many steps', { '': '这张单子来回太多次了，请打电话说。' })
  }
  return { ...row, steps: [...row.steps, step], revision: row.revision + 1, lastTap: tap }
}

export interface Move {
  readonly event: OrderEvent
  readonly by: Actor
  readonly tap: string
  readonly note?: string
  /** How long the service takes as a rule, for the clock of `serving`. */
  readonly minutes?: number
  readonly patch?: Partial<OrderRow>
}

/** One event of the machine: the state, its clock, its place on the desks and its line in the history. */
export function moved(
  row: OrderRow,
  { event, by, tap, note = '', minutes = 60, patch = {} }: Move,
  moment: Moment,
): OrderRow {
  const state = orderMachine.next(row.state, event)
  const { at } = moment
  const changed: OrderRow = {
    ...noted(row, stepOf(event, state, by, at, note), tap),
    ...patch,
    state,
    // what is over is in nobody's hands
    ...(ORDER_TURNS[state] === null ? { keeper: null } : {}),
    since: state === row.state && patch.stationId === undefined ? row.since : at,
    tab: TABS[state],
    late: false,
    rung: 0,
  }
  // a place more or less in an order that stays claimed leaves its clock as it is
  const keeps = state === row.state && patch.stationId === undefined
  const next = clocked(changed, keeps ? row.clock : clockFor(changed, state, minutes, moment), moment)
  return { ...next, remindAt: state === 'returned' ? halfway(at, next.dueAt) : null }
}

const halfway = (from: string, until: string | null): string | null =>
  until && new Date((Date.parse(from) + Date.parse(until)) / 2).toISOString()

/** 转派 and 上报: the station that holds it and everything above. */
export function heldBy(stationId: string): Pick<OrderRow, 'stationId' | 'reach' | 'keeper'> {
  const reach = chainOf(stationId).map((station) => station.stationId)
  if (reach.length === 0)
    throw new AppError('invalid_input', 'unknown station', { stationId: '没有这个站，换一个。' })
  // whoever saw to it at the station before does so no more
  return { stationId, reach, keeper: null }
}

const RESIDENT_LATER = STOPS.find(({ code }) => code === 'resident_later')?.words

/** 改时间: who is waited for at the old time is waited for at the new one; a stop until the resident names another day is over. */
export function retimed(
  row: OrderRow,
  when: OrderRow['when'],
  tap: string,
  by: Actor,
  moment: Moment,
): OrderRow {
  const { at } = moment
  const changed = {
    ...noted(row, stepOf('changeTime', row.state, by, at, whenSaid(when)), tap),
    when,
    wantedAt: wantedAtOf(when),
    timeChangedAt: at,
  }
  if (row.state === 'claimed') return clocked(changed, clockFor(changed, row.state, 0, moment), moment)
  const waited = row.clock && stopInForce(row.clock)?.reason === RESIDENT_LATER
  return clocked(changed, waited && row.clock ? resumeClock(row.clock, at) : row.clock, moment)
}

const HOUR_MS = 60 * 60 * 1000
/** Not where it is over or has begun, and not when somebody may be on the way already. */
export function timeMayChange(
  { state, wantedAt }: Pick<OrderRow, 'state' | 'wantedAt'>,
  at: string,
): boolean {
  if (!TIME_MAY_CHANGE.includes(state)) return false
  return state !== 'claimed' || Date.parse(wantedAt) - Date.parse(at) >= ORDER_LIMITS.changeHours * HOUR_MS
}

/** Nobody answered in time: one rung up, and the clock runs again for whoever is told now. */
export function escalated(row: OrderRow, moment: Moment, tap: string): OrderRow {
  const clock = clockFor(row, row.state, 0, moment)
  const step = stepOf('escalate', row.state, CLOCK_ACTOR, moment.at)
  return clocked({ ...noted(row, step, tap), late: true, rung: row.rung + 1 }, clock, moment)
}

export const CLOCK_ACTOR: Actor = { kind: 'clock', personId: '', name: '' }

const SERVICE_EVENTS: readonly StepRow['event'][] = ['dispatch', 'pool', 'start', 'finish', 'confirm']
/** Whether somebody had a hand in the service that is rated: whoever had closes no call-back about it. */
export const tookPart = ({ steps }: Pick<OrderRow, 'steps'>, personId: string): boolean =>
  steps.some(({ by, event }) => by.personId === personId && SERVICE_EVENTS.includes(event))

export const mayReopen = (row: OrderRow): boolean => row.reopened < ORDER_LIMITS.reopens
