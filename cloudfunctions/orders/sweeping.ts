import {
  type ClockFacts,
  promised,
  resumeClock,
  spanInWords,
  startClock,
  stopInForce,
} from '../_common/clock'
import { AppError } from '../_common/errors'
import { momentNow } from './acting'
import { minutesFor } from './claims'
import { momentSaid } from './days'
import { CLOCK_ACTOR, clocked, escalated, type Moment, moved, noted, stepOf } from './moving'
import * as store from './store'
import { peopleAt, tellDesk, tellResident, titleOf } from './telling'

/** What one ring takes up; the next one is a minute away. */
const A_RING = 500

/** The state is left by itself, because it was a wait and nothing else. */
const LEFT_BY_CLOCK = {
  returned: 'expire',
  pooled: 'fallBack',
  offered: 'fallBack',
  confirmed: 'lapse',
} as const
const isLeft = (state: string): state is keyof typeof LEFT_BY_CLOCK => Object.hasOwn(LEFT_BY_CLOCK, state)

const PATCHES = {
  expire: { cancellation: { code: 'never_completed', note: '' } },
  fallBack: { offeredTo: null },
  lapse: { outcome: 'unrated' },
} as const satisfies Record<string, Partial<store.OrderRow>>

async function leave(row: store.OrderRow, moment: Moment, tap: string, transaction: store.Transaction) {
  if (!isLeft(row.state)) throw new Error(`${row.state} is not left by the clock`)
  const event = LEFT_BY_CLOCK[row.state]
  const move = { event, by: CLOCK_ACTOR, tap, minutes: minutesFor(row), patch: PATCHES[event] } as const
  const next = moved(row, move, moment)
  const { at } = moment
  if (event === 'expire') {
    await tellResident(transaction, next, {
      event,
      title: '单子取消了',
      text: '要补充的一直没有补充，先取消了。还需要的话，再点一次就行。',
      at,
    })
  }
  if (event === 'fallBack') {
    await tellDesk(transaction, next, await peopleAt(next, 0), {
      event,
      title: titleOf(next, '没人领'),
      text: '时限到了没人领，回到派单台，请您派。',
      at,
    })
  }
  return next
}

/** Nobody did what was theirs to do: the next one up is told by name; the resident reads it among the order's steps. */
async function climb(row: store.OrderRow, moment: Moment, tap: string, transaction: store.Transaction) {
  const next = escalated(row, moment, tap)
  const { at } = moment
  const people = await peopleAt(next, Math.min(next.rung, next.reach.length))
  await tellDesk(transaction, next, people, {
    event: 'escalated',
    title: titleOf(next, '过时了'),
    text: next.rung > next.reach.length ? '一直没人办，请您亲自督办。' : '下面过了时限没办，请您督一督。',
    at,
    urgent: next.danger,
  })
  const names = people.map(({ name }) => name).join('、')
  return {
    ...next,
    steps: next.steps.map((step, index) =>
      index === next.steps.length - 1 ? { ...step, note: names } : step,
    ),
  }
}

/** A stop that nobody ended: time runs again, and both sides are told. */
async function runOn(
  row: store.OrderRow,
  clock: ClockFacts,
  moment: Moment,
  tap: string,
  transaction: store.Transaction,
) {
  const step = stepOf('resume', row.state, CLOCK_ACTOR, moment.at)
  const next = clocked(noted(row, step, tap), resumeClock(clock, moment.at), moment)
  const words = { event: 'resumed', at: moment.at }
  await tellDesk(transaction, next, await peopleAt(next, 0), {
    ...words,
    title: titleOf(next, '又走表了'),
    text: '停表的时间到了，请接着办。还要等，就再停一次，写明原因。',
  })
  await tellResident(transaction, next, {
    ...words,
    title: '接着给您办',
    text: '停的时间到了，又开始算时间了。',
  })
  return next
}

async function overdue(orderId: string, dueAt: string | null, moment: Moment): Promise<void> {
  await store.withOrder(orderId, async (row, transaction) => {
    if (!row) throw new AppError('not_found', `order ${orderId}`)
    // somebody was quicker than the clock
    if (row.dueAt !== dueAt || row.dueAt === null || row.dueAt > moment.at) return row
    const tap = `clock:${row.dueAt}`
    if (row.clock && stopInForce(row.clock)) return runOn(row, row.clock, moment, tap, transaction)
    return isLeft(row.state) ? leave(row, moment, tap, transaction) : climb(row, moment, tap, transaction)
  })
}

/** 督单 without an answer: the rung above is asked, once. */
async function unanswered(orderId: string, moment: Moment): Promise<void> {
  await store.withOrder(orderId, async (row, transaction) => {
    if (!row?.nudge || row.nudge.answer !== null || row.nudge.dueAt > moment.at) return row as store.OrderRow
    const rung = Math.min(row.rung + 1, row.reach.length)
    const people = await peopleAt(row, rung)
    const names = people.map(({ name }) => name).join('、')
    const step = stepOf('escalate', row.state, CLOCK_ACTOR, moment.at, names)
    const { at: dueAt } = promised(startClock(moment.at, moment.clocks.nudge), moment.calendar, moment.at)
    const next = { ...noted(row, step, `nudge:${row.nudge.dueAt}`), rung, nudge: { ...row.nudge, dueAt } }
    await tellDesk(transaction, next, people, {
      event: 'nudge_overdue',
      title: titleOf(next, '催了没人回'),
      text: `居民催了，${spanInWords(moment.clocks.nudge)}没人回话。请您先回一句。`,
      at: moment.at,
      urgent: true,
    })
    return next
  })
}

/** 等居民补充: half of the time is over. */
async function remind(orderId: string, moment: Moment): Promise<void> {
  await store.withOrder(orderId, async (row, transaction) => {
    if (!row?.remindAt || row.remindAt > moment.at) return row as store.OrderRow
    await tellResident(transaction, row, {
      event: 'complete_soon',
      title: '还等您补充',
      text: `补上就接着办；到 ${momentSaid(row.dueAt ?? '')} 还没补，先给您取消，需要时再点。`,
      at: moment.at,
    })
    return { ...row, remindAt: null }
  })
}

/** Every clock that has run out by `at`, the longest ago first, every 督单 nobody answered, and whoever is to be reminded. */
export async function sweep(
  at: Date,
): Promise<{ overdue: number; nudged: number; reminded: number; more: boolean }> {
  const moment = await momentNow(at.toISOString())
  const [due, nudged, waited] = await Promise.all([
    store.dueBy(moment.at, A_RING),
    store.nudgedBy(moment.at, A_RING),
    store.remindedBy(moment.at, A_RING),
  ])
  for (const { _id, dueAt } of due) await overdue(_id, dueAt, moment)
  for (const { _id } of nudged) await unanswered(_id, moment)
  for (const { _id } of waited) await remind(_id, moment)
  return { overdue: due.length, nudged: nudged.length, reminded: waited.length, more: due.length === A_RING }
}
