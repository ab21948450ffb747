import type { OutputOf, ParsedInputOf } from '../_common/contract'
import type { attachments } from './contract'

type Actions = typeof attachments.actions
export type Input<Name extends keyof Actions> = ParsedInputOf<Actions[Name]>
export type Output<Name extends keyof Actions> = OutputOf<Actions[Name]>
