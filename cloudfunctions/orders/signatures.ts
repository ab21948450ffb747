import type { OutputOf, ParsedInputOf } from '../_common/contract'
import type { orders } from './contract'

export type Input<Name extends keyof typeof orders.actions> = ParsedInputOf<(typeof orders.actions)[Name]>
export type Output<Name extends keyof typeof orders.actions> = OutputOf<(typeof orders.actions)[Name]>
