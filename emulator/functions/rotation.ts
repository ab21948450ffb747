import type { Instance } from './instance'
import type { Invocation } from './messages'

/** An instance is let go after so many calls, so that fresh ones come among the used. */
const CALLS_AN_INSTANCE = 50
const MOST_CALLERS = 1000

/**
 * Strict mode: who takes which call, so that nothing can rest on an instance's memory being there. No caller meets the same
 * instance twice running, idle instances take turns, and none grows old.
 */
export class Rotation {
  readonly #lastOf = new Map<string, Instance>()

  /** The idle instance that has waited longest, but not the one this caller met last. */
  choose(idle: readonly Instance[], invocation: Invocation): Instance | undefined {
    const last = this.#lastOf.get(callerKey(invocation))
    return idle.find((instance) => instance !== last)
  }

  note(instance: Instance, invocation: Invocation): void {
    const key = callerKey(invocation)
    this.#lastOf.delete(key)
    this.#lastOf.set(key, instance)
    if (this.#lastOf.size > MOST_CALLERS) this.#lastOf.delete(this.#lastOf.keys().next().value as string)
  }

  isOld(instance: Instance): boolean {
    return instance.served >= CALLS_AN_INSTANCE
  }
}

const AUTHORIZATION = /(?:^|\n)authorization\n([^\n]*)/

function callerKey({ identity, call }: Invocation): string {
  const signedIn = call.kind === 'http' ? AUTHORIZATION.exec(call.headers)?.[1] : undefined
  return identity.WX_OPENID ?? identity.TCB_UUID ?? signedIn ?? ''
}
