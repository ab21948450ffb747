import type { Order } from '@functions/orders/contract'
import type { OrderEvent } from '@functions/orders/machine'
import { CANCELLATIONS, ORDER_LIMITS, RATINGS } from '@site/orders'
import { scanText } from '@/scanning'
import { inDays } from '../days'
import { LIMITS } from '../words'
import type { Asking } from './act-sheet'

/** What a resident does with an order; `confirm` and `scan` ask nothing. */
export type Act =
  | 'scan'
  | 'complete'
  | 'appeal'
  | 'confirm'
  | 'rate'
  | 'notDone'
  | 'reopen'
  | 'cancelOwn'
  | 'changeTime'
  | 'nudge'

/** Up to this level somebody else calls back. */
const BAD = 2
const levels = (most: number) =>
  RATINGS.filter(({ level }) => level <= most).map(({ level, words }) => ({
    value: String(level),
    label: words,
  }))

const A_WEEK = 7
/** A time that has passed cannot be asked for again: any time within a week then. */
function stillAhead({ when }: Order) {
  const now = Date.now()
  return when.day > inDays(now, 0)
    ? { ...when, time: when.time ?? '' }
    : { day: inDays(now, A_WEEK), time: '', flexible: true }
}

/** Acts with a sheet of their own. */
export type Asked = Exclude<Act, 'confirm' | 'scan'>
const ASKINGS: Record<Asked, (order: Order) => Asking> = {
  complete: (order) => ({
    title: '补充一下',
    word: '补充好了',
    words: { label: '要帮什么', hint: '在原来写的后面接着写就行', least: 4, first: order.text },
    when: stillAhead(order),
  }),
  appeal: () => ({
    title: '申诉',
    word: '请上一级再看',
    words: { label: '为什么该办', hint: '换上一级的人来看，只能申诉一次', least: 4 },
  }),
  rate: () => ({
    title: '办得怎么样',
    word: '评好了',
    optionsLabel: '满意不满意',
    options: levels(RATINGS.length),
    words: { label: '想说的（不写也行）', hint: `不满意的，${LIMITS.mend}内有上一级的人给您回访`, least: 0 },
  }),
  notDone: () => ({
    title: '没办好，跟我们说',
    word: '告诉你们',
    optionsLabel: '有多不满意',
    options: levels(BAD),
    words: {
      label: '哪里没办好（不写也行）',
      hint: `${LIMITS.mend}内有人给您回访，不是被评的人来问`,
      least: 0,
    },
  }),
  reopen: () => ({
    title: '没办好，重新办',
    word: '重新办',
    words: { label: '哪里没办好', hint: `上次的人不再派，最多重新办 ${ORDER_LIMITS.reopens} 次`, least: 4 },
  }),
  cancelOwn: () => ({
    title: '不用来了，取消单子',
    word: '取消单子',
    optionsLabel: '为什么取消',
    options: CANCELLATIONS.resident.map(({ code, words }) => ({ value: code, label: words })),
  }),
  changeTime: (order) => ({
    title: '换个时间',
    word: '改好了',
    when: stillAhead(order),
  }),
  nudge: (order) => ({
    title: wordOf('nudge', order),
    word: '告诉你们',
    words: { label: '怎么了（不写也行）', hint: `${LIMITS.nudge}内有人给您回话`, least: 0 },
  }),
}

export const askingFor = (act: Asked, order: Order): Asking => ASKINGS[act](order)

/** 扫志愿者的码, on the day, where the phone has a scanner: is it the one who claimed? */
const mayScan = ({ state, when }: Order): boolean =>
  scanText !== null &&
  (state === 'serving' || (state === 'claimed' && (when.flexible || when.day <= inDays(Date.now(), 0))))

/** What is the resident's to do now; nothing that would be refused. */
export function firstActs(order: Order): Act[] {
  const { allowed } = order
  const may = (event: OrderEvent) => allowed.includes(event)
  const acts: Act[] = []
  if (mayScan(order)) acts.push('scan')
  if (may('complete')) acts.push('complete')
  if (may('rate')) acts.push('rate')
  if (may('rateBad')) acts.push('notDone')
  if (may('confirm')) acts.push('confirm')
  if (may('appeal')) acts.push('appeal')
  return acts
}

/** What may be wanted too: at the foot of the page. */
export function laterActs({ allowed, holder, nudge, timeMayChange }: Order): Act[] {
  const acts: Act[] = []
  if (holder && holder.kind !== 'resident' && (!nudge || nudge.answer !== null)) acts.push('nudge')
  if (timeMayChange) acts.push('changeTime')
  if (allowed.includes('reopen')) acts.push('reopen')
  if (allowed.includes('cancelOwn')) acts.push('cancelOwn')
  return acts
}

const WORDS: Record<Act, string> = {
  scan: '扫志愿者的码，看是不是他',
  complete: '补充一下',
  confirm: '做完了，先不评',
  rate: '评一评',
  notDone: '没办好',
  appeal: '申诉，请上一级再看',
  nudge: '等急了，催一催',
  reopen: '没办好，重新办',
  cancelOwn: '不用来了，取消',
  changeTime: '换个时间',
}

/** The word of each button, as it stands with the order. */
export function wordOf(act: Act, { state }: Order): string {
  if (act === 'scan' && state === 'serving') return '扫志愿者的码，记下走的时间'
  if (act === 'rate' && state === 'served') return '做完了，评一评'
  if (act === 'nudge' && state === 'claimed') return '没人来，告诉我们'
  return WORDS[act]
}
