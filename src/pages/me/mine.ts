import type { Account } from '@/kept/account'

/** What the page knows without asking the centre. */
export interface Mine {
  readonly account: Account | null
  readonly read: number
  readonly favourites: number
  /** Corrections of what was read that this reader has not put away; null: not known. */
  readonly corrections: number | null
  /** Notices that were not put away, at most 99; null: not known, or nobody is signed in. */
  readonly notices: number | null
}

export const PATHS = {
  enter: '/features/people/enter/index?reason=account',
  stored: '/features/people/stored/index',
  policy: '/features/people/policy/index',
  type: '/features/people/type/index',
  desk: '/features/people/desk/index',
  notices: '/features/notices/inbox/index',
  orders: '/features/orders/mine/index',
  volunteering: '/features/volunteers/pool/index',
  history: '/features/articles/kept/index?shelf=history',
  corrections: '/features/articles/corrections/index',
  favourites: '/features/articles/kept/index?shelf=favourites',
} as const

export const nameOf = (account: Account): string => account.phoneMasked ?? '微信用户'

/** 看过的文章有更正, as a row says it. */
export const correctionsNote = (corrections: number | null): string =>
  corrections ? `${corrections} 处改了，您看的是旧的` : '改错了的，会在这里告诉您'

/** 消息, as a row says it. */
export const noticesNote = (notices: number | null): string =>
  notices ? `${notices} 条没看过` : '单子、志愿服务有进展，写在这里'
