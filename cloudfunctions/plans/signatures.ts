import type { OutputOf, ParsedInputOf } from '../_common/contract'
import type { plans } from './contract'

type Actions = (typeof plans)['actions']
export type Input<Name extends keyof Actions> = ParsedInputOf<Actions[Name]>
export type Output<Name extends keyof Actions> = OutputOf<Actions[Name]>
