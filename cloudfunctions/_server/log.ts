import { AppError } from '../_common/errors'
import type { Caller } from './caller'
import { instant } from './clock'

/** What one log line says about one call. No personal data: `callerKey` is a keyed hash, and no input stands here. */
export interface CallFacts {
  readonly traceId: string
  readonly function: string
  action: string
  caller: Caller | null
  /** Number and hash of the audit record: the log is kept elsewhere, so it also witnesses the end of the chain. */
  audit?: string
}

const LONGEST_STACK = 4_000

/** Writes the one line of a call; only the unexpected has a stack. */
export function logCall(facts: CallFacts, startedAt: number, error: unknown): void {
  const { caller, ...named } = facts
  const code = error === null ? 'done' : error instanceof AppError ? error.code : 'unexpected'
  const line = {
    at: instant(),
    code,
    ...named,
    ms: Math.round((performance.now() - startedAt) * 100) / 100,
    kind: caller?.kind ?? 'unknown',
    callerKey: caller?.key.slice(0, 16) ?? '',
    ...(error instanceof AppError ? { reason: error.message } : {}),
  }
  if (code !== 'unexpected') {
    console.info(JSON.stringify(line))
    return
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(JSON.stringify({ ...line, stack: stack.slice(0, LONGEST_STACK) }))
}
