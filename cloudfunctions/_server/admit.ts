import type { Action } from '../_common/contract'
import { AppError } from '../_common/errors'
import type { Identity } from './identify'

const STEPS = {
  password: '先把一次性密码改成自己的，再接着做。',
  totp: '先绑定动态码，再接着做。',
} as const

/** Deny by default: lets a caller pass who has one of the action's roles and nothing left to do first. */
export function admit(action: Action, { caller, ...standing }: Identity): void {
  if (action.roles.includes('visitor')) return
  if (caller.kind === 'visitor') throw new AppError('not_signed_in', 'nobody is signed in')
  if (!caller.roles.some((role) => action.roles.includes(role))) {
    throw new AppError('not_allowed', `needs one of ${action.roles.join('|')}`)
  }
  if (caller.kind !== 'staff' || action.whileUnready) return
  if (standing.mustChangePassword) {
    throw new AppError('not_allowed', 'must change the password', { '': STEPS.password })
  }
  if (standing.mustEnrol) {
    throw new AppError('not_allowed', 'must enrol a second factor', { '': STEPS.totp })
  }
}
