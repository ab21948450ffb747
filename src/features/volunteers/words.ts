import { AppError } from '@functions/_common/errors'
import type { OrderState } from '@functions/orders/machine'
import type { Way } from '@functions/volunteers/contract/shared'
import type { TeamInside } from '@functions/volunteers/contract/teams'
import { site } from '@site'
import { categoryOf } from '@site/orders'
import { dayOf, timeOf } from '@/when'

export const PATHS = {
  register: '/features/volunteers/register/index',
  pool: '/features/volunteers/pool/index',
  parts: '/features/volunteers/parts/index',
  part: (orderId: string) => `/features/volunteers/part/index?id=${orderId}`,
  mine: '/features/volunteers/mine/index',
  hours: '/features/volunteers/hours/index',
  certificates: '/features/volunteers/certificates/index',
  verify: '/features/volunteers/verify/index',
  shifts: '/features/volunteers/shifts/index',
  teams: '/features/volunteers/teams/index',
  team: (teamId: string) => `/features/volunteers/team/index?id=${teamId}`,
  records: '/features/volunteers/records/index',
  project: (projectId: string) => `/features/volunteers/project/index?id=${projectId}`,
  shift: (shiftId: string) => `/features/volunteers/shift/index?id=${shiftId}`,
} as const

/** Where somebody stands in a team. */
export const TEAM_PART_WORDS: Record<TeamInside['part'], string> = {
  none: '没加入',
  asked: '等队长回话',
  member: '队员',
  leader: '队长',
}

/** What only somebody who is signed in has; null for everybody else. */
export const unlessSignedOut = <T>(asked: Promise<T>): Promise<T | null> =>
  asked.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_signed_in') return null
    throw error
  })

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
  changeTime: '居民改了时间',
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
  look: '看了图和录音',
  cancel: '取消',
  cancelOwn: '居民取消',
  reopen: '重新办',
}
export const eventWords = (event: string, state: OrderState): string =>
  EVENT_WORDS[event] ?? STATE_WORDS[state]

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

/** The district's own day of a moment, `YYYY-MM-DD`. */
export const districtDay = (at: string): string =>
  new Date(Date.parse(at) + site.timeZoneOffsetMinutes * 60_000).toISOString().slice(0, 10)

/** 2026年11月23日, of a day or a moment. */
export function dayInFull(at: string): string {
  const [year, month, day] = (at.length > 10 ? districtDay(at) : at).split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** 19900506 → 1990-05-06; anything else as it is. */
export const dayTyped = (typed: string): string => typed.trim().replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')

/** The same day some years later, `YYYY-MM-DD`. */
export const yearsLater = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

/** Who reads a volunteer's code at an order's door. */
export const CODE_WORDS = {
  title: '给居民扫的码',
  lead: '居民用“我的单子”里的扫码，一扫就知道来的是您。',
} as const

/** How a time was taken down. */
export const WAY_WORDS: Record<Way, string> = {
  organiser: '组织者登记',
  code: '扫动态码',
  place: '到场定位',
  declared: '自己申报',
}

/** 11月24日 星期二 09:00 到 11:00; a shift is at most 12 hours long, so the end is known by its time. */
export const shiftTime = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string =>
  `${dayOf(startsAt)} ${timeOf(startsAt)} 到 ${timeOf(endsAt)}`
