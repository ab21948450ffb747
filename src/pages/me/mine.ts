import type { Account } from '@/kept/account'

/** What the page knows without asking the centre. */
export interface Mine {
  readonly account: Account | null
  readonly read: number
  readonly favourites: number
}

export const PATHS = {
  enter: '/features/people/enter/index?reason=account',
  stored: '/features/people/stored/index',
  policy: '/features/people/policy/index',
  type: '/features/people/type/index',
  desk: '/features/people/desk/index',
  history: '/features/articles/kept/index?shelf=history',
  favourites: '/features/articles/kept/index?shelf=favourites',
} as const

export const nameOf = (account: Account): string => account.phoneMasked ?? '微信用户'
