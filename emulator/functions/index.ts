import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { limitsOf, type Settings } from '../settings'
import { eventTooLarge, type Failure, failureOf, notFound } from './failures'
import type { Identity } from './identity'
import { MAX_EVENT_BYTES } from './limits'
import { Logs } from './logs'
import type { HttpCall, HttpOutcome, JsonCall, JsonOutcome } from './messages'
import { Pool } from './pool'

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/

export type Answer<T> = { readonly requestId: string } & (
  | { readonly value: T }
  | { readonly failure: Failure }
)
/** Makes the caller's identity; the token names this very call, see `callerOf`. */
type Identify = (token: string) => Identity

/** All functions of one folder. A function that is put there later is found too. */
export class Functions {
  readonly #settings: Settings
  readonly #environment: Record<string, string>
  readonly #pools = new Map<string, Pool>()
  /** Identities of the calls that run now, so that a function can call another in its caller's name. */
  readonly #callers = new Map<string, Identity>()
  readonly logs = new Logs()

  constructor(settings: Settings, environment: Record<string, string>) {
    this.#settings = settings
    this.#environment = environment
  }

  has(name: string): boolean {
    return this.#pool(name) !== undefined
  }

  /** Who stands behind a running call, by the WX_API_TOKEN that it was given. */
  callerOf(token: unknown): Identity | undefined {
    return typeof token === 'string' ? this.#callers.get(token) : undefined
  }

  /** Event and answer as JSON text. */
  call(name: string, call: JsonCall, identify: Identify): Promise<Answer<JsonOutcome>> {
    const { text } = call
    const tooLarge = text.length * 3 > MAX_EVENT_BYTES && Buffer.byteLength(text) > MAX_EVENT_BYTES
    return this.#invoke(name, call, identify, tooLarge)
  }

  /** The body's size has been checked by whoever read it. */
  request(name: string, call: HttpCall, identify: Identify): Promise<Answer<HttpOutcome>> {
    return this.#invoke(name, call, identify, false)
  }

  /** The next call loads the function's bundle anew; calls that run finish with the old one. */
  reload(name: string): void {
    this.#pools.get(name)?.retire()
    this.#pools.delete(name)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()))
    this.logs.flush()
  }

  #invoke(name: string, call: JsonCall, identify: Identify, tooLarge: boolean): Promise<Answer<JsonOutcome>>
  #invoke(name: string, call: HttpCall, identify: Identify, tooLarge: boolean): Promise<Answer<HttpOutcome>>
  #invoke(name: string, call: JsonCall | HttpCall, identify: Identify, tooLarge: boolean) {
    const requestId = randomUUID()
    const pool = this.#pool(name)
    if (!pool) return Promise.resolve({ requestId, failure: notFound(name) })
    if (tooLarge) return Promise.resolve({ requestId, failure: eventTooLarge })
    const identity = identify(requestId)
    this.#callers.set(requestId, identity)
    return new Promise<Answer<JsonOutcome | HttpOutcome>>((done) => {
      pool.invoke({ requestId, call, identity }, (result) => {
        this.#callers.delete(requestId)
        if (result.type === 'json' || result.type === 'http') return done({ requestId, value: result })
        const failure = failureOf(result)
        this.logs.add(name, requestId, 'error', `${failure.code} ${failure.message}`)
        done({ requestId, failure })
      })
    })
  }

  #pool(name: string): Pool | undefined {
    return this.#pools.get(name) ?? this.#open(name)
  }

  #open(name: string): Pool | undefined {
    if (!NAME.test(name)) return undefined
    const file = resolve(join(this.#settings.functionsDir, name, 'index.js'))
    if (!existsSync(file)) return undefined
    const pool = new Pool({
      name,
      file,
      compiled: join(this.#settings.dataDir, 'compiled', `${name}.bin`),
      limits: limitsOf(this.#settings, name),
      environment: this.#environment,
      strict: this.#settings.strict,
      onLog: (requestId, level, text) => this.logs.add(name, requestId, level, text),
    })
    this.#pools.set(name, pool)
    return pool
  }
}
