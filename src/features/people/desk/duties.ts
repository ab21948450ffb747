import { type Role, STAFF_ROLES } from '@functions/_common/contract'

/** What a member of staff can do on the phone: shown to whoever may call the action behind it. */
interface Duty {
  readonly title: string
  readonly note: string
  readonly path: string
  readonly roles: readonly Role[]
}

export const DUTIES: readonly Duty[] = [
  {
    title: '审稿台',
    note: '等着您审的稿，最急的在最前面',
    path: '/features/stories/review/index',
    roles: STAFF_ROLES,
  },
]
