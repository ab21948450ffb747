import { calendarOf, resumeClock, startClock, stopClock } from '@functions/_common/clock'
import {
  isOver,
  ORDER_STATE_LABELS,
  ORDER_STATES,
  ORDER_TURNS,
  type OrderEvent,
  type OrderState,
  orderMachine,
} from '@functions/orders/machine'
import {
  CLOCK_ACTOR,
  clocked,
  escalated,
  heldBy,
  type Moment,
  moved,
  stepOf,
  tookPart,
} from '@functions/orders/moving'
import type { OrderRow } from '@functions/orders/store'
import { ORDER_CLOCKS } from '@site/orders'

/** The machine with its clocks, walked through all its states and played at random: pure rules only. */

const calendar = calendarOf(480)
const FILED_AT = '2026-11-23T01:00:00.000Z'
const moment = (at = FILED_AT): Moment => ({ at, calendar, clocks: ORDER_CLOCKS })
const EVENTS = Object.keys(orderMachine.transitions) as OrderEvent[]
const hasPerson = (event: OrderEvent) => orderMachine.transitions[event].by.length > 0
const from = (state: OrderState) =>
  EVENTS.filter((event) => orderMachine.transitions[event].from.includes(state))

const anOrderRow = (changes: Partial<OrderRow> = {}): OrderRow =>
  clocked(
    {
      _id: 'order-1',
      number: '20261123-0001',
      menuVersion: '2026-1',
      categoryId: 'hardship',
      text: '陪母亲去区医院复查',
      places: 1,
      when: { day: '2026-11-24', time: '09:00', flexible: false },
      wantedAt: '2026-11-24T01:00:00.000Z',
      streetId: 'youyi',
      communityId: 'youyi-19',
      forWhom: 'self',
      door: 'sealed',
      phone: 'sealed',
      phoneMasked: '138****6021',
      residentId: 'resident-1',
      danger: false,
      state: 'filed',
      since: FILED_AT,
      firstStationId: 'post-19',
      ...heldBy('post-19'),
      tab: 'review',
      place: '',
      clock: null,
      provisional: false,
      dueAt: null,
      late: false,
      rung: 0,
      claims: [],
      wanting: true,
      waiting: [],
      volunteerIds: [],
      turnedDown: [],
      offeredTo: null,
      callerId: null,
      refusal: null,
      cancellation: null,
      rating: null,
      outcome: null,
      appeals: 0,
      reopened: 0,
      remindAt: null,
      nudge: null,
      steps: [stepOf('file', 'filed', CLOCK_ACTOR, FILED_AT)],
      filedAt: FILED_AT,
      revision: 1,
      lastTap: 'tap-1',
      ...changes,
    } as OrderRow,
    startClock(FILED_AT, { amount: 2, unit: 'hours' }),
    moment(),
  )

const step = (row: OrderRow, event: OrderEvent, at = FILED_AT, tap = `${event}:${row.revision}`) =>
  moved(row, { event, by: CLOCK_ACTOR, tap }, moment(at))

/** One row in each state that can be reached, by the shortest way. */
function everyReachableRow(): Map<OrderState, OrderRow> {
  const found = new Map<OrderState, OrderRow>([['filed', anOrderRow()]])
  for (const [state, row] of found) {
    for (const event of from(state)) {
      const next = step(row, event)
      if (!found.has(next.state)) found.set(next.state, next)
    }
  }
  return found
}

describe('every state that can be reached', () => {
  const rows = everyReachableRow()

  it('is every state there is, each with its name', () => {
    expect([...rows.keys()].sort()).toEqual([...ORDER_STATES].sort())
    expect(Object.keys(ORDER_STATE_LABELS).sort()).toEqual([...ORDER_STATES].sort())
  })

  it.each(ORDER_STATES)('%s: waits by a clock with a time, or is over and waits for nothing', (state) => {
    const row = rows.get(state) as OrderRow
    expect(row.clock === null).toBe(isOver(state))
    expect(row.dueAt === null).toBe(isOver(state))
    expect(ORDER_TURNS[state] === null).toBe(isOver(state))
  })

  it.each(ORDER_STATES.filter((state) => !isOver(state)))(
    '%s: can be brought to an end by people',
    (state) => {
      const seen = new Set<OrderState>([state])
      for (const one of seen) {
        for (const event of from(one).filter(hasPerson)) seen.add(orderMachine.transitions[event].to)
      }
      expect([...seen].filter(isOver)).not.toEqual([])
    },
  )

  it.each(['filed', 'returned', 'to_dispatch', 'pooled', 'offered', 'claimed', 'serving'] as const)(
    '%s: the desk can end it with a reason, at once',
    (state) => expect(orderMachine.next(state, 'cancel')).toBe('cancelled'),
  )

  it('is satisfied by nobody’s silence: what a clock ends is cancelled, unrated, or back at the desk', () => {
    const byClock = EVENTS.filter((event) => !hasPerson(event))
    expect(byClock.sort()).toEqual(['expire', 'fallBack', 'lapse'])
    expect(byClock.map((event) => orderMachine.transitions[event].to)).toEqual([
      'cancelled',
      'to_dispatch',
      'closed',
    ])
    expect(orderMachine.transitions.lapse.from).toEqual(['confirmed'])
  })

  it('climbs with a new clock wherever nobody does what is theirs', () => {
    for (const state of ORDER_STATES.filter((one) => !isOver(one))) {
      const up = escalated(rows.get(state) as OrderRow, moment('2026-11-25T01:00:00.000Z'), 'clock:1')
      expect([state, up.rung, up.late, (up.dueAt ?? '') > '2026-11-25T01:00:00.000Z']).toEqual([
        state,
        1,
        true,
        true,
      ])
    }
  })
})

describe('clocks', () => {
  it('are shorter for danger, and put it on top of the desk', () => {
    const danger = step(anOrderRow({ danger: true }), 'accept')
    const ordinary = step(anOrderRow(), 'accept')
    expect(danger.dueAt).toBe('2026-11-23T01:15:00.000Z')
    expect(ordinary.dueAt).toBe('2026-11-23T03:00:00.000Z')
    expect(danger.place < ordinary.place).toBe(true)
  })

  it('wait for the wanted time before somebody is missed', () => {
    const claimed = step(step(step(anOrderRow(), 'accept'), 'pool'), 'claim')
    expect(claimed.dueAt).toBe('2026-11-24T01:30:00.000Z')
  })

  it('give the call-back five working days, over a weekend', () => {
    const bad = ['accept', 'pool', 'claim', 'start', 'finish', 'rateBad'] as const
    const row = bad.reduce((before, event) => step(before, event), anOrderRow())
    expect(row.dueAt?.slice(0, 10)).toBe('2026-11-30')
  })

  it('know who had a hand in the service: those close no call-back about it', () => {
    const by = { kind: 'staff', personId: 'gaowa', name: '高娃' } as const
    const accepted = moved(
      anOrderRow(),
      { event: 'accept', by: { ...by, personId: 'other' }, tap: 'a' },
      moment(),
    )
    const pooled = moved(accepted, { event: 'pool', by, tap: 'b' }, moment())
    expect([tookPart(pooled, 'gaowa'), tookPart(pooled, 'other'), tookPart(pooled, 'suozhang')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('are looked at again when they are stopped: nothing stands still unseen', () => {
    const row = anOrderRow()
    const stopped = clocked(row, row.clock && stopClock(row.clock, FILED_AT, '天气不好'), moment())
    expect(stopped.dueAt).toBe('2026-11-26T01:00:00.000Z')
    const running = clocked(
      stopped,
      stopped.clock && resumeClock(stopped.clock, '2026-11-24T01:00:00.000Z'),
      moment(),
    )
    expect(running.dueAt).toBe('2026-11-24T03:00:00.000Z')
  })
})

/** A small generator with a seed: a history that fails can be played again. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

it('keeps its promises over 10,000 random histories', () => {
  for (let seed = 1; seed <= 10_000; seed++) {
    const roll = dice(seed)
    let row = anOrderRow({ danger: roll() < 0.1 })
    let at = Date.parse(FILED_AT)
    const moves = 1 + Math.floor(roll() * 25)
    for (let turn = 0; turn < moves; turn++) {
      at += Math.floor(roll() * 6 * 3600_000)
      const event = EVENTS[Math.floor(roll() * EVENTS.length)] as OrderEvent
      const before = row
      const now = new Date(at).toISOString()
      try {
        row =
          roll() < 0.1 && !isOver(row.state)
            ? escalated(row, moment(now), `clock:${turn}`)
            : step(row, event, now)
      } catch (error) {
        const { code } = error as { code?: string }
        // a refusal changes nothing
        if (code !== 'wrong_state' || row !== before)
          throw new Error(`seed ${seed}: a refused move left a trace`)
        continue
      }
      const said = row.steps.at(-1)
      const holds =
        row.revision === before.revision + 1 &&
        row.steps.length === before.steps.length + 1 &&
        row.steps.slice(0, -1).every((one, index) => one === before.steps[index]) &&
        said?.state === row.state &&
        isOver(row.state) === (row.clock === null) &&
        isOver(row.state) === (row.dueAt === null) &&
        row.place.startsWith(row.danger ? '0' : '1')
      if (!holds)
        throw new Error(`seed ${seed}, turn ${turn}: ${before.state} -${said?.event}-> ${row.state}`)
    }
  }
})
