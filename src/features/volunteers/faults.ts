import type * as z from 'zod/mini'

/** Sentences by field, as the contract says them. */
export type Faults = Readonly<Record<string, string>>

/** The first sentence of a field is the one to act on. */
export function faultsOf(parsed: z.core.util.SafeParseResult<unknown>): Faults {
  if (parsed.success) return {}
  return Object.fromEntries(
    parsed.error.issues.map(({ path, message }): [string, string] => [path.join('.'), message]).reverse(),
  )
}
