import { spanInWords } from '@functions/_common/clock'
import type { Order, OrderCard } from '@functions/orders/contract'
import type { OrderState } from '@functions/orders/machine'
import { ORDER_CLOCKS } from '@site/orders'
import { momentSaid, whenSaid } from './said'

export const PATHS = {
  file: '/features/orders/file/index',
  mine: '/features/orders/mine/index',
  statistics: '/features/orders/statistics/index',
  order: (orderId: string) => `/features/orders/order/index?id=${orderId}`,
} as const

/** How long each turn may take, from the one table that the centre keeps: 2 小时. */
export const LIMITS = {
  review: spanInWords(ORDER_CLOCKS.review),
  nudge: spanInWords(ORDER_CLOCKS.nudge),
  mend: spanInWords(ORDER_CLOCKS.mend),
} as const

/** Where it stands, in one sentence; a page that knows the names says them (`headlineOf`). */
export const HEADLINES: Record<OrderState, string> = {
  filed: '单子收到了，正在审',
  returned: '要请您补充一下',
  refused: '没审上',
  to_dispatch: '审过了，正在给您找人',
  pooled: '正等志愿者来领',
  offered: '找到人了，等回话',
  claimed: '有人领了您的单',
  serving: '正在给您办',
  served: '做完了，您看办得怎么样',
  confirmed: '办完了，您来评一评',
  called_back: '有人给您回访',
  closed: '办结了',
  cancelled: '取消了',
}

/** 周桂芳领了单，明天上午 9:00 到. */
export function headlineOf({ state, holder, when, places, claimed, reopened }: Order, now: string): string {
  if (state === 'to_dispatch' && reopened > 0) return '重新办，正在给您找人'
  const name = holder?.kind === 'volunteers' ? holder.name : ''
  if (state === 'serving' && name) return `${name}正在给您办`
  if (state !== 'claimed' || !name) return HEADLINES[state]
  if (claimed < places) return `${name}领了单，还在找 ${places - claimed} 个人`
  return when.time && !when.flexible
    ? `${name}领了单，${whenSaid(when, now)} 到`
    : `${name}领了单，会先和您约时间`
}

export interface HolderWords {
  readonly title: string
  readonly note: string
  readonly tone: 'ink' | 'straw' | 'alarm'
}

type Waiting = Exclude<OrderState, 'refused' | 'closed' | 'cancelled'>
/** What happens until when, by whose turn it is; `until` from the order's own clock. */
const UNTIL: Record<Waiting, (until: string) => string> = {
  filed: (until) => `${until} 前告诉您审没审上`,
  returned: (until) => `${until} 前补充好，过了就取消`,
  to_dispatch: (until) => `${until} 前找到人，找不到就报给上一级`,
  pooled: (until) => `等到${until}，没人领就由站里派人`,
  offered: (until) => `${until} 前回话，去不了就再找人`,
  claimed: (until) => `${until} 还没人到，站里会管`,
  serving: (until) => `${until} 前做完，再请您确认`,
  served: (until) => `${until} 前您没说话，站里就打电话问`,
  confirmed: (until) => `评不评都行，${until} 办结`,
  called_back: (until) => `${until} 前回访，问的人不是被评的人`,
}

const holderTitle = ({ holder, state }: Order): string => {
  if (!holder) return ''
  switch (holder.kind) {
    case 'resident':
      return '等您回话'
    case 'pool':
      return '附近的志愿者都看得到'
    case 'offered':
      return holder.name ? `等${holder.name}回话` : '等志愿者回话'
    case 'volunteers':
      return state === 'serving' ? `${holder.name}在给您办` : `${holder.name}来办`
    case 'caller':
      return '上一级的人给您回访'
    default:
      return holder.name ? `在${holder.name}手里` : '正在转交'
  }
}

/** Who has it and until when; why time stands still if it does. Null: it is over. */
export function holderWords(order: Order, now: string): HolderWords | null {
  const { holder, dueAt, clockState, clock, provisional, state } = order
  if (!holder || state === 'refused' || state === 'closed' || state === 'cancelled') return null
  const title = holderTitle(order)
  if (clockState === 'stopped') {
    return { title, note: `先停着：${clock?.stops.at(-1)?.reason ?? ''}。这段时间不算。`, tone: 'straw' }
  }
  if (!dueAt) return { title, note: '没有时限', tone: 'ink' }
  const until = `${momentSaid(dueAt, now)}${provisional ? '（暂定）' : ''}`
  if (clockState === 'late' || order.late)
    return { title, note: `晚了，是我们的责任。已报给上一级，${until} 前给您说法`, tone: 'alarm' }
  return { title, note: UNTIL[state](until), tone: clockState === 'soon' ? 'straw' : 'ink' }
}

export const isMyTurn = (state: OrderState): boolean =>
  state === 'returned' || state === 'served' || state === 'confirmed'
export const hasEnded = (state: OrderState): boolean =>
  state === 'refused' || state === 'closed' || state === 'cancelled'

/** 单子 in a list: where it stands, and what is next. */
export function cardNote({ state, dueAt, late, when }: OrderCard, now: string): string {
  if (hasEnded(state)) return HEADLINES[state]
  if (late) return `${HEADLINES[state]}，晚了，在催`
  if (state === 'claimed') return `${HEADLINES[state]}，${whenSaid(when, now)}`
  if (!dueAt || isMyTurn(state)) return HEADLINES[state]
  return `${HEADLINES[state]}，${momentSaid(dueAt, now)} 前有下一步`
}
