import type { Role } from '@functions/_common/contract'

/** What a member of staff can do on the phone: shown to whoever may call the action behind it. */
interface Duty {
  readonly title: string
  readonly note: string
  readonly path: string
  readonly roles: readonly Role[]
}

export const DUTIES: readonly Duty[] = []
