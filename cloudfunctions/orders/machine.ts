import type { ORDER_CLOCKS } from '../../site/orders'
import { defineMachine } from '../_common/machine'

export const ORDER_STATES = [
  'filed',
  'returned',
  'refused',
  'to_dispatch',
  'pooled',
  'offered',
  'claimed',
  'serving',
  'served',
  'confirmed',
  'called_back',
  'closed',
  'cancelled',
] as const
export type OrderState = (typeof ORDER_STATES)[number]
export const ORDER_STATE_LABELS: Record<OrderState, string> = {
  filed: '待审',
  returned: '等您补充',
  refused: '没审上',
  to_dispatch: '待派',
  pooled: '在池里等人领',
  offered: '派了，等回话',
  claimed: '有人领了',
  serving: '正在服务',
  served: '做完了，等确认',
  confirmed: '等您评一评',
  called_back: '在回访',
  closed: '办结',
  cancelled: '取消了',
}

/** Dispatchers of the station that holds the order and of those above it; the commander is the last rung of the ladder. */
export const DESK = ['dispatcher', 'commander', 'administrator'] as const
/** Carried out by the sweep when a clock runs out; no person has it. */
const CLOCK = [] as const

const BEFORE_SERVICE = ['filed', 'returned', 'to_dispatch', 'pooled', 'offered', 'claimed'] as const

/**
 * 点单 → 审单 → 派单 → 领单 → 服务 → 确认 → 评单. Volunteers are residents here: what makes one a volunteer is asked in the service.
 * `claim` stands at `claimed` too: an order may want several people. Nobody's silence is a good mark: `lapse` closes as 未评价.
 */
export const orderMachine = defineMachine<
  OrderState,
  | 'sendBack'
  | 'complete'
  | 'accept'
  | 'refuse'
  | 'appeal'
  | 'dispatch'
  | 'refer'
  | 'pool'
  | 'recall'
  | 'claim'
  | 'decline'
  | 'handBack'
  | 'giveUp'
  | 'start'
  | 'finish'
  | 'confirm'
  | 'rate'
  | 'rateBad'
  | 'solve'
  | 'reopen'
  | 'cancelOwn'
  | 'cancel'
  | 'fallBack'
  | 'expire'
  | 'lapse'
>({
  sendBack: { from: ['filed'], to: 'returned', by: DESK },
  complete: { from: ['returned'], to: 'filed', by: ['resident'] },
  accept: { from: ['filed'], to: 'to_dispatch', by: DESK },
  refuse: { from: ['filed'], to: 'refused', by: DESK },
  appeal: { from: ['refused'], to: 'filed', by: ['resident'] },
  dispatch: { from: ['to_dispatch'], to: 'offered', by: DESK },
  refer: { from: ['filed', 'to_dispatch'], to: 'to_dispatch', by: DESK },
  pool: { from: ['to_dispatch'], to: 'pooled', by: DESK },
  recall: { from: ['pooled', 'offered'], to: 'to_dispatch', by: DESK },
  claim: { from: ['pooled', 'offered', 'claimed'], to: 'claimed', by: ['resident'] },
  decline: { from: ['offered'], to: 'to_dispatch', by: ['resident'] },
  handBack: { from: ['claimed'], to: 'claimed', by: ['resident'] },
  giveUp: { from: ['claimed'], to: 'to_dispatch', by: ['resident', ...DESK] },
  start: { from: ['claimed'], to: 'serving', by: ['resident', ...DESK] },
  finish: { from: ['serving'], to: 'served', by: ['resident', ...DESK] },
  confirm: { from: ['served'], to: 'confirmed', by: ['resident', ...DESK] },
  rate: { from: ['served', 'confirmed'], to: 'closed', by: ['resident'] },
  rateBad: { from: ['served', 'confirmed'], to: 'called_back', by: ['resident'] },
  solve: { from: ['called_back'], to: 'closed', by: DESK },
  reopen: { from: ['called_back', 'closed'], to: 'to_dispatch', by: ['resident', ...DESK] },
  cancelOwn: { from: BEFORE_SERVICE, to: 'cancelled', by: ['resident'] },
  cancel: { from: [...BEFORE_SERVICE, 'serving'], to: 'cancelled', by: DESK },
  fallBack: { from: ['pooled', 'offered'], to: 'to_dispatch', by: CLOCK },
  expire: { from: ['returned'], to: 'cancelled', by: CLOCK },
  lapse: { from: ['confirmed'], to: 'closed', by: CLOCK },
})
export type OrderEvent = keyof typeof orderMachine.transitions

/**
 * 改时间 leaves the state as it is, so it is no step of the table: the resident may as long as nobody has begun. What was sent back
 * gets its time with 补充.
 */
export const TIME_MAY_CHANGE: readonly OrderState[] = ['filed', 'to_dispatch', 'pooled', 'offered', 'claimed']

/** Whose turn it is in each state, and by which clock of site/orders.ts; null: the order is over. */
export const ORDER_TURNS: Record<
  OrderState,
  {
    readonly turn: 'station' | 'resident' | 'pool' | 'offered' | 'volunteers' | 'caller'
    readonly clock: keyof typeof ORDER_CLOCKS
  } | null
> = {
  filed: { turn: 'station', clock: 'review' },
  returned: { turn: 'resident', clock: 'complete' },
  refused: null,
  to_dispatch: { turn: 'station', clock: 'dispatch' },
  pooled: { turn: 'pool', clock: 'pool' },
  offered: { turn: 'offered', clock: 'claim' },
  claimed: { turn: 'volunteers', clock: 'arrive' },
  serving: { turn: 'volunteers', clock: 'report' },
  served: { turn: 'resident', clock: 'confirm' },
  confirmed: { turn: 'resident', clock: 'rate' },
  called_back: { turn: 'caller', clock: 'mend' },
  closed: null,
  cancelled: null,
}

export const isOver = (state: OrderState): boolean => ORDER_TURNS[state] === null
