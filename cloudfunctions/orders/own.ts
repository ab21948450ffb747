import { CANCELLATIONS, categoryName, ORDER_LIMITS } from '../../site/orders'
import { promised, spanInWords, startClock } from '../_common/clock'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { evaluateByRating } from '../volunteers/records'
import { residentActor, residentStep, stepBy } from './acting'
import { NOBODY, serviceOf } from './claims'
import { wantedAtOf } from './days'
import { demandWhen } from './filing'
import { isOver } from './machine'
import { heldBy, type Moment, mayReopen, noted, stepOf, tookPart } from './moving'
import { creditAll } from './serving'
import type { Input, Output } from './signatures'
import type * as store from './store'
import { letGo, peopleAt, stationOfOrder, tellDesk, tellResident, titleOf } from './telling'

/** 不满意 and below: somebody who was not rated calls back. */
const BAD = 2

export function complete(
  { text, when, ...seen }: Input<'complete'>,
  caller: Caller,
): Promise<Output<'complete'>> {
  return residentStep(seen, caller, async (row, moment, transaction) => {
    demandWhen(when, moment.at)
    const patch = { text, when, wantedAt: wantedAtOf(when) }
    const next = stepBy(row, residentActor(caller), caller, { event: 'complete', patch }, moment)
    await tellDesk(transaction, next, await peopleAt(next, 0), {
      event: 'completed',
      title: titleOf(next, '补充好了'),
      text: '居民按要求补充了，等您再审。',
      at: moment.at,
    })
    return next
  })
}

export function appeal({ words, ...seen }: Input<'appeal'>, caller: Caller): Promise<Output<'appeal'>> {
  return residentStep(seen, caller, async (row, moment, transaction) => {
    if (row.appeals >= ORDER_LIMITS.appeals) {
      throw new AppError('wrong_state', 'appealed before', {
        '': '申诉过一次了。还有话说，可以走“意见、投诉”。',
      })
    }
    // the station above looks at it: nobody judges an appeal against themselves
    const above = row.reach[1] ?? row.stationId
    const patch = { ...heldBy(above), appeals: row.appeals + 1, refusal: null }
    const next = stepBy(row, residentActor(caller), caller, { event: 'appeal', note: words, patch }, moment)
    await tellDesk(transaction, next, await peopleAt(next, 0), {
      event: 'appealed',
      title: titleOf(next, '申诉'),
      text: '没审上的单子，居民申诉了，换您来审。',
      at: moment.at,
    })
    return next
  })
}

export function cancelOwn(
  { code, ...seen }: Input<'cancelOwn'>,
  caller: Caller,
): Promise<Output<'cancelOwn'>> {
  const note = CANCELLATIONS.resident.find((one) => one.code === code)?.words ?? ''
  return residentStep(seen, caller, async (row, moment, transaction) => {
    const patch = { cancellation: { code, note: '' } }
    const next = stepBy(row, residentActor(caller), caller, { event: 'cancelOwn', note, patch }, moment)
    await letGo(transaction, row, next, { title: '取消', text: '居民取消了，不用去了。', at: moment.at })
    await tellDesk(transaction, next, await peopleAt(next, 0), {
      event: 'cancelled',
      title: titleOf(next, '取消了'),
      text: `居民取消了：${note}。`,
      at: moment.at,
    })
    return next
  })
}

/** The first one runs its clock out before a second can be sent. */
const demandNoOpenNudge = ({ nudge }: store.OrderRow): void => {
  if (nudge && nudge.answer === null) {
    throw new AppError('wrong_state', 'nudged already', { '': '已经催过了，值班的人正在问，回了就告诉您。' })
  }
}

export function nudge({ orderId, words }: Input<'nudge'>, caller: Caller): Promise<Output<'nudge'>> {
  return residentStep({ orderId }, caller, async (row, moment, transaction) => {
    if (isOver(row.state)) {
      throw new AppError('wrong_state', 'the order is over', { '': '这张单子已经办完了。没办好可以复开。' })
    }
    demandNoOpenNudge(row)
    const { at } = promised(startClock(moment.at, moment.clocks.nudge), moment.calendar, moment.at)
    const step = stepOf('nudge', row.state, residentActor(caller), moment.at, words)
    const next = {
      ...noted(row, step, caller.requestId),
      late: true,
      nudge: { at: moment.at, dueAt: at, answer: null },
    }
    await tellDesk(transaction, next, await peopleAt(next, 0), {
      event: 'nudged',
      title: titleOf(next, '居民在催'),
      text: `没人来，或者来晚了。${spanInWords(moment.clocks.nudge)}内回一句话。`,
      at: moment.at,
      urgent: true,
    })
    return next
  })
}

export function confirmDone(seen: Input<'confirmDone'>, caller: Caller): Promise<Output<'confirmDone'>> {
  return residentStep(seen, caller, async (row, moment, transaction) => {
    const next = stepBy(row, residentActor(caller), caller, { event: 'confirm' }, moment)
    await creditAll(row, '居民确认', transaction)
    return next
  })
}

/** Whoever may call back: people of the station above, because those of the station itself were rated with it. */
async function callerFor(row: store.OrderRow): Promise<string | null> {
  for (let rung = 1; rung <= row.reach.length; rung++) {
    const free = (await peopleAt(row, rung)).find(({ personId }) => !tookPart(row, personId))
    if (free) return free.personId
  }
  return null
}

async function ratedBadly(
  row: store.OrderRow,
  caller: Caller,
  words: string,
  patch: Partial<store.OrderRow>,
  moment: Moment,
  transaction: store.Transaction,
): Promise<store.OrderRow> {
  const callerId = await callerFor(row)
  const move = { event: 'rateBad', note: words, patch: { ...patch, callerId } } as const
  const next = stepBy(row, residentActor(caller), caller, move, moment)
  await tellDesk(transaction, next, callerId ? [{ personId: callerId }] : [], {
    event: 'rated_badly',
    title: titleOf(next, '不满意'),
    text: `居民不满意，请您 ${spanInWords(moment.clocks.mend)}内回访，问清楚再办结。`,
    at: moment.at,
  })
  await tellResident(transaction, next, {
    event: 'call_back',
    title: '会有人给您回访',
    text: `不是被评的人，是上一级的人来问。${spanInWords(moment.clocks.mend)}内。`,
    at: moment.at,
  })
  return next
}

/** 评价: what a resident says of a service becomes a record of everybody who served in it. */
function evaluate(
  row: store.OrderRow,
  level: number,
  at: string,
  transaction: store.Transaction,
): Promise<void> {
  const served = row.claims.filter(({ signedOutAt }) => signedOutAt !== null)
  return evaluateByRating(
    transaction,
    served.map(({ volunteerId }) => volunteerId),
    {
      of: `order:${row._id}:${row.reopened}`,
      name: `${serviceOf(row).label} ${categoryName(row.categoryId)}`,
      level,
      organiser: { id: row.stationId, name: stationOfOrder(row) },
      at,
    },
  )
}

export function rate({ level, words, ...seen }: Input<'rate'>, caller: Caller): Promise<Output<'rate'>> {
  return residentStep(seen, caller, async (row, moment, transaction) => {
    const patch = { rating: { level, words, at: moment.at } }
    await evaluate(row, level, moment.at, transaction)
    if (level <= BAD) return ratedBadly(row, caller, words, patch, moment, transaction)
    const rated = { event: 'rate', note: words, patch: { ...patch, outcome: 'rated' } } as const
    const next = stepBy(row, residentActor(caller), caller, rated, moment)
    // a good word about what was done says that it was done
    if (row.state === 'served') await creditAll(row, '居民确认', transaction)
    return next
  })
}

/** Back to the desk, without those who were there before: the last time goes to the commander's rung at once. */
export function reopenOwn(
  { words, ...seen }: Input<'reopenOwn'>,
  caller: Caller,
): Promise<Output<'reopenOwn'>> {
  return residentStep(seen, caller, async (row, moment, transaction) => {
    if (!mayReopen(row)) {
      throw new AppError('wrong_state', 'reopened too often', {
        '': `复开过 ${ORDER_LIMITS.reopens} 次了，这件事已经交给值班长，也可以打 12345。`,
      })
    }
    const patch = reopened(row)
    const next = stepBy(row, residentActor(caller), caller, { event: 'reopen', note: words, patch }, moment)
    await tellDesk(transaction, next, await peopleAt(next, 0), {
      event: 'reopened',
      title: titleOf(next, '复开'),
      text: '居民说没办好，重新派人。上次的人不再派。',
      at: moment.at,
    })
    return next
  })
}

/** What an order is when it begins again. */
export function reopened(row: store.OrderRow): Partial<store.OrderRow> {
  return {
    reopened: row.reopened + 1,
    turnedDown: [...new Set([...row.turnedDown, ...row.claims.map(({ volunteerId }) => volunteerId)])],
    ...NOBODY,
    offeredTo: null,
    outcome: null,
    rating: null,
    callerId: null,
  }
}
