import type { OrderState } from '@functions/orders/machine'
import { ORDER_MENU } from '@site/orders'

export const PATHS = {
  register: '/features/volunteers/register/index',
  pool: '/features/volunteers/pool/index',
  parts: '/features/volunteers/parts/index',
  part: (orderId: string) => `/features/volunteers/part/index?id=${orderId}`,
} as const

/** An order's state in the words of who goes: `ORDER_STATE_LABELS` speaks to the resident. */
export const STATE_WORDS: Record<OrderState, string> = {
  filed: '在审',
  returned: '等居民补充',
  refused: '没受理',
  to_dispatch: '重新派单',
  pooled: '等人领',
  offered: '等回话',
  claimed: '领了，还没开始',
  serving: '正在服务',
  served: '做完了，等居民确认',
  confirmed: '居民确认了',
  called_back: '站上在回访',
  closed: '办结',
  cancelled: '取消了',
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  file: '居民点了单',
  accept: '审过了',
  dispatch: '派单',
  pool: '放进池里',
  claim: '领单',
  queue: '排进候补',
  handBack: '退回',
  giveUp: '退回，站上另派',
  decline: '没领',
  signIn: '签到',
  start: '开始服务',
  signOut: '签退',
  finish: '做完了',
  confirm: '确认',
  unlock: '看了电话和门牌',
  cancel: '取消',
  cancelOwn: '居民取消',
  reopen: '重新办',
}
export const eventWords = (event: string, state: OrderState): string =>
  EVENT_WORDS[event] ?? STATE_WORDS[state]

const categoryOf = (categoryId: string) => ORDER_MENU.categories.find((one) => one.categoryId === categoryId)
export const skillsNeeded = (categoryId: string): readonly string[] => categoryOf(categoryId)?.needs ?? []

/** 约 2 小时, 约 40 分钟: as the menu estimates it. */
export function aboutHowLong(categoryId: string): string {
  const minutes = categoryOf(categoryId)?.minutes
  if (!minutes) return ''
  return minutes < 60 || minutes % 30 ? `约 ${minutes} 分钟` : `约 ${minutes / 60} 小时`
}

export function distanceWords(metres: number | null): string {
  if (metres === null) return ''
  return metres < 1000
    ? `，离您 ${Math.max(100, Math.round(metres / 100) * 100)} 米`
    : `，离您 ${(metres / 1000).toFixed(1)} 公里`
}

/** 1 小时 12 分 until then; '' when it is over or unknown. */
export function leftUntil(dueAt: string | null, now: string): string {
  const minutes = dueAt ? Math.floor((Date.parse(dueAt) - Date.parse(now)) / 60_000) : 0
  if (minutes < 1) return ''
  return minutes < 60 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`
}

/** 46.5, 2: hours with at most one digit behind the point. */
export const hoursOf = (minutes: number): string => String(Math.round(minutes / 6) / 10)
