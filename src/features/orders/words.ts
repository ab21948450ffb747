import type { Order, OrderCard } from '@functions/orders/contract'
import { ORDER_STATE_LABELS, type OrderState } from '@functions/orders/machine'
import type { FiveStep } from '@/ui/five-steps'
import type { TimelineStep } from '@/ui/timeline'
import { dayAndTimeOf } from '@/when'

export const PATHS = {
  file: '/features/orders/file/index',
  mine: '/features/orders/mine/index',
  order: (orderId: string) => `/features/orders/order/index?id=${orderId}`,
} as const

/** Where it stands, in one sentence that is the page. */
export const HEADLINES: Record<OrderState, string> = {
  filed: '单子收到了，正在审',
  returned: '要请您补充一下',
  refused: '没审上',
  to_dispatch: '审过了，正在给您找人',
  pooled: '正等人来领',
  offered: '找到人了，等他回话',
  claimed: '有人领了您的单',
  serving: '正在给您办',
  served: '志愿者说做完了，请您确认',
  confirmed: '办完了，您来评一评',
  called_back: '有人给您回访',
  closed: '办结了',
  cancelled: '取消了',
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  file: '您点了单',
  sendBack: '退回请您补充',
  complete: '您补充了',
  accept: '审过了，可以派',
  refuse: '没审上',
  appeal: '您申诉了',
  dispatch: '派给一位志愿者',
  refer: '转到别的站',
  pool: '放进池里等人领',
  recall: '收回来重新派',
  claim: '有人领了单',
  queue: '有人候补',
  decline: '那位去不了，再找',
  handBack: '有人退了，有人补上',
  giveUp: '退回来了，正在换人',
  start: '志愿者到了',
  finish: '做完了',
  confirm: '确认做完了',
  rate: '您评了单',
  rateBad: '您不满意，安排回访',
  solve: '回访办结',
  reopen: '重新办',
  cancelOwn: '您取消了',
  cancel: '取消了',
  fallBack: '时限到了没人领，重新派',
  expire: '一直没有补充，取消了',
  lapse: '没有评价，办结（未评价）',
  stop: '先停一停',
  resume: '接着办',
  nudge: '您催了',
  answerNudge: '给您回话',
  escalate: '过了时限，报给上一级',
  unlock: '志愿者看了电话和门牌',
}

export function timelineOf({ steps }: Order, now: string): TimelineStep[] {
  return [...steps].reverse().map(({ at, event, state, who, note }, index) => ({
    key: `${at}${event}${index}`,
    state: index === 0 ? 'now' : event === 'stop' ? 'paused' : 'done',
    title: EVENT_WORDS[event] ?? ORDER_STATE_LABELS[state],
    meta: `${dayAndTimeOf(at, now)}　${who}`,
    note: note || null,
  }))
}

const SIGNS = ['点', '审', '派', '领', '评'] as const
/** How far each state has come along 点 审 派 领 评. */
const REACHED: Record<OrderState, number> = {
  filed: 1,
  returned: 1,
  refused: 1,
  to_dispatch: 2,
  pooled: 2,
  offered: 2,
  claimed: 3,
  serving: 3,
  served: 4,
  confirmed: 4,
  called_back: 4,
  closed: 5,
  cancelled: 0,
}

/** `at`: the moment of the last step that led there. */
export function fiveStepsOf({ state, steps }: Order, now: string): FiveStep[] {
  const reached = REACHED[state]
  const timeOfStep = (events: readonly string[]) => {
    const found = [...steps].reverse().find(({ event }) => events.includes(event))
    return found ? dayAndTimeOf(found.at, now) : ''
  }
  const EVENTS = [['file'], ['accept'], ['dispatch', 'pool'], ['claim'], ['rate', 'rateBad']]
  return SIGNS.map((sign, index) => ({
    sign,
    state:
      state === 'refused' && index === 1
        ? 'refused'
        : index < reached
          ? 'done'
          : index === reached
            ? 'now'
            : 'todo',
    at: index < reached ? timeOfStep(EVENTS[index] ?? []) : '',
  }))
}

/** Who has it and until when; why time stands still if it does. */
export function holderWords(
  order: Order,
  now: string,
): { title: string; note: string; tone: 'ink' | 'straw' | 'alarm' } | null {
  const { holder, dueAt, clockState, clock, provisional } = order
  if (!holder) return null
  const title = holder.kind === 'resident' ? '等您回话' : holder.name ? `在${holder.name}手里` : '正在转交'
  if (clockState === 'stopped') {
    return { title, note: `停着：${clock?.stops.at(-1)?.reason ?? ''}。这段时间不算。`, tone: 'straw' }
  }
  if (!dueAt) return { title, note: '没有时限', tone: 'ink' }
  const until = `${dayAndTimeOf(dueAt, now)}${provisional ? '（暂定）' : ''}`
  if (clockState === 'late' || order.late)
    return { title, note: `过了时限，已报给上一级，${until} 前再催`, tone: 'alarm' }
  return { title, note: `${until} 前有下一步`, tone: clockState === 'soon' ? 'straw' : 'ink' }
}

export const cardNote = ({ state, dueAt, late }: OrderCard, now: string): string =>
  `${HEADLINES[state]}${late ? '，过了时限' : dueAt ? `，${dayAndTimeOf(dueAt, now)} 前有下一步` : ''}`
