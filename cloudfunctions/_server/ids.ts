import { randomBytes } from 'node:crypto'
import type { Caller } from './caller'
import { hashed } from './secret'

/**
 * The id of what this call makes. It hangs on the call's idempotency key, so a call that was cut off and runs again makes
 * the same record, not a second one. A call that makes several of a kind numbers them: `story:3`.
 */
export function newId(caller: Caller, kind: string): string {
  return caller.requestId
    ? hashed('id', kind, caller.requestId).slice(0, 22)
    : randomBytes(16).toString('base64url')
}
