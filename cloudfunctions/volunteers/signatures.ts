import type { OutputOf, ParsedInputOf } from '../_common/contract'
import type { volunteers } from './contract'

type Actions = (typeof volunteers)['actions']
export type Input<Name extends keyof Actions> = ParsedInputOf<Actions[Name]>
export type Output<Name extends keyof Actions> = OutputOf<Actions[Name]>
