import type { DeskTab, Order, OrderCard, When } from '@functions/orders/contract'
import { ORDER_STATE_LABELS, type OrderState } from '@functions/orders/machine'
import { daySaid, until } from '../../ui/time'

/** What dispatchers read of an order. Residents and volunteers have words of their own. */

export const TAB_LABELS: Record<DeskTab, string> = {
  review: '待审',
  dispatch: '待派',
  out: '等人领',
  doing: '在办',
  callback: '回访',
  late: '督单',
  mine: '我经手的',
  over: '办完的',
}

/** What an empty tab says. */
export const TAB_EMPTY: Record<DeskTab, string> = {
  review: '没有等着审的单子。居民一点单，就会到这里来。',
  dispatch: '没有等着派的单子。审过的、没人领退回来的，会到这里来。',
  out: '池子里没有单子，也没有人欠着回话。',
  doing: '没有正在办的单子。',
  callback: '没有要回访的。居民评“不满意”的单子会到这里来。',
  late: '没有过时的，也没有人在催。',
  mine: '没有交到您手上的单子。同事转给您的，会到这里来。',
  over: '还没有办完的单子。',
}

const STATE_LABELS: Record<OrderState, string> = {
  ...ORDER_STATE_LABELS,
  returned: '等居民补充',
  confirmed: '等居民评',
  served: '等居民确认',
}

type Tone = 'tag' | 'tag tag-now' | 'tag tag-due' | 'tag tag-late' | 'tag tag-done' | 'tag tag-plain'
const STATE_TONES: Partial<Record<OrderState, Tone>> = {
  filed: 'tag tag-now',
  to_dispatch: 'tag tag-now',
  called_back: 'tag tag-now',
  serving: 'tag tag-done',
  closed: 'tag tag-plain',
  cancelled: 'tag tag-plain',
  refused: 'tag tag-plain',
}
export const stateTag = ({ state }: Pick<OrderCard, 'state'>): { words: string; tone: Tone } => ({
  words: STATE_LABELS[state],
  tone: STATE_TONES[state] ?? 'tag',
})

/** What presses, before the state: danger, lateness, a clock that stands or is nearly over. */
export function alarmTags({
  danger,
  late,
  nudged,
  clockState,
  state,
}: OrderCard): { words: string; tone: Tone }[] {
  const over = state === 'closed' || state === 'cancelled' || state === 'refused'
  if (over) return []
  return [
    ...(danger ? [{ words: '有危险', tone: 'tag tag-late' } as const] : []),
    ...(nudged ? [{ words: '在催', tone: 'tag tag-late' } as const] : []),
    ...((late && !nudged) || clockState === 'late' ? [{ words: '过时', tone: 'tag tag-late' } as const] : []),
    ...(clockState === 'stopped' ? [{ words: '停表', tone: 'tag tag-due' } as const] : []),
    ...(clockState === 'soon' && !late ? [{ words: '快到时间', tone: 'tag tag-due' } as const] : []),
  ]
}

export const FOR_WHOM = { self: '本人点', elder: '替老人点，老人已同意', community: '替小区点' } as const

/** 明天 09:00; 11月29日 周日以前; 今天，几点再约. */
export function whenSaid({ day, time, flexible }: When, now: number): string {
  const said = daySaid(day, now)
  if (flexible) return `${said}以前`
  return time ? `${said} ${time}` : `${said}，几点再约`
}

/** 20261123-0137 is 0137 to whoever works through a day's orders. */
export const shortNumber = (number: string): string => number.slice(-4)

/** What has to happen by when, in one line; empty when no clock runs. */
export function dueSaid({ dueAt, clockState, state }: OrderCard, now: number): string {
  if (clockState === 'stopped') return '时间停着'
  if (!dueAt || clockState === null) return ''
  return `${until(dueAt, now)} 前${NEXT[state] ?? ''}`
}
const NEXT: Partial<Record<OrderState, string>> = {
  filed: '审',
  returned: '等补充',
  to_dispatch: '派出去',
  pooled: '等人领',
  offered: '等回话',
  claimed: '要有人到',
  serving: '做完',
  served: '等确认',
  confirmed: '等评',
  called_back: '回访好',
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  file: '点了单',
  sendBack: '退回，请居民补充',
  complete: '补充好了',
  accept: '审过了',
  refuse: '不受理',
  appeal: '申诉，请上一级再审',
  dispatch: '派单',
  refer: '转到别的站',
  pool: '放进池子',
  recall: '收回来重新派',
  claim: '领了单',
  queue: '排队候补',
  decline: '去不了',
  handBack: '退了一个位子，别人补上',
  giveUp: '退单，重新派',
  start: '到了，开始服务',
  finish: '做完了',
  confirm: '确认做完了',
  rate: '评了单',
  rateBad: '评了不满意，要回访',
  solve: '回访办结',
  reopen: '重新办',
  changeTime: '居民改了时间',
  cancelOwn: '居民取消',
  cancel: '取消',
  fallBack: '没人领，回到待派',
  expire: '一直没有补充，取消',
  lapse: '没有评价，办结（未评价）',
  stop: '停表',
  resume: '接着走表',
  nudge: '在催',
  answerNudge: '回了催单',
  escalate: '过了时限，报给上一级',
  unlock: '看了电话和门牌',
  look: '看了图和录音',
  handOver: '转给同事',
}
export const eventWords = (event: string): string => EVENT_WORDS[event] ?? event

/** 在十九街坊站手里; 等周桂芳回话. */
export function holderSaid({ holder, state }: Pick<Order, 'holder' | 'state'>): string {
  if (!holder) return STATE_LABELS[state]
  switch (holder.kind) {
    case 'resident':
      return '等居民'
    case 'pool':
      return '在池子里，附近的志愿者都看得到'
    case 'offered':
      return holder.name ? `等${holder.name}回话` : '等志愿者回话'
    case 'volunteers':
      return state === 'serving' ? `${holder.name}正在服务` : `${holder.name}领了，等到场`
    default:
      return `在${holder.name}手里`
  }
}
