import type * as z from 'zod/mini'

/**
 * Who may call an action.
 * `visitor` means anyone, signed in or not; `resident` 居民 is signed in; the others are staff roles, granted by unit and column.
 */
export const STAFF_ROLES = [
  'reporter',
  'editor',
  'first_reviewer',
  'second_reviewer',
  'final_reviewer',
  'proofreader',
  'commander',
  'unit_editor',
  'dispatcher',
  'administrator',
] as const
export type StaffRole = (typeof STAFF_ROLES)[number]
/** Who works on stories: dispatchers sit at the 实践中心, 所 and 站 and have no part in it. */
export const NEWSROOM_ROLES = STAFF_ROLES.filter((role) => role !== 'dispatcher')
export const ROLES = ['visitor', 'resident', ...STAFF_ROLES] as const
export type Role = (typeof ROLES)[number]
/** What a person calls each role. */
export const ROLE_LABELS: Record<Role, string> = {
  visitor: '任何人',
  resident: '居民',
  reporter: '记者',
  editor: '编辑',
  first_reviewer: '初审',
  second_reviewer: '复审',
  final_reviewer: '终审',
  proofreader: '校对',
  commander: '值班长',
  unit_editor: '入驻单位编辑',
  dispatcher: '志愿派单员',
  administrator: '管理员',
}

export interface Action<
  Input extends z.ZodMiniType = z.ZodMiniType,
  Output extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly roles: readonly Role[]
  /**
   * `write`: the client sends an idempotency key, a repeated key gets the first answer,
   * and a call by staff leaves a record in the audit log.
   */
  readonly effect: 'read' | 'write'
  readonly input: Input
  readonly output: Output
  /** Calls one caller may make in a minute; default 120 for reads, 30 for writes. */
  readonly perMinute?: number
  /** The field of the input (or, for something new, of the output) that names the record, for the audit log. */
  readonly subject?: string
  /** A look at somebody's phone or door: it stands in the audit chain whoever asks; writes of staff always do. */
  readonly audited?: true
  /** Largest input in bytes; default 1 MB. */
  readonly maxBytes?: number
  /**
   * A write that a second run leaves as it is (a read counted once per reader). `serve` then keeps no reply for its key
   * and counts its calls in memory only: for writes that come by the hundred.
   */
  readonly repeatable?: boolean
  /** Open to staff who must still change their password or bind a second factor: the steps that lead out of there. */
  readonly whileUnready?: boolean
}

/** Actions that belong together; a large contract is made of several such tables. */
export type Actions = Record<string, Action>

/** A domain's public face: the cloud function's name and the actions it answers. */
export interface Contract<Actions extends Record<string, Action> = Record<string, Action>> {
  readonly functionName: string
  readonly actions: Actions
  /** When the platform's clock calls the function's `sweep`: seven fields, second to year, Peking time. Null: never. */
  readonly sweeps: string | null
}

export function defineContract<Actions extends Record<string, Action>>(
  functionName: string,
  actions: Actions,
  { sweeps = null }: { sweeps?: string | null } = {},
): Contract<Actions> {
  return { functionName, actions, sweeps }
}

/** What a client sends: the action's name, its input and, for a write, the idempotency key (one a tap, kept over retries). */
export interface CallEvent {
  readonly action: string
  readonly input: unknown
  readonly key?: string
  /** Token of a staff member's session, from a phone whose platform leaves no place for a header. */
  readonly session?: string
}

export type InputOf<A extends Action> = z.input<A['input']>
export type ParsedInputOf<A extends Action> = z.output<A['input']>
export type OutputOf<A extends Action> = z.output<A['output']>
