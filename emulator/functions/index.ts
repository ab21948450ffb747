import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { limitsOf, type Settings } from '../settings'
import { eventTooLarge, type Failure, failureOf, notFound } from './failures'
import { type Identity, renewed, sourceOf } from './identity'
import { type InvocationRecord, Invocations, type Source } from './invocations'
import { MAX_EVENT_BYTES } from './limits'
import { Logs } from './logs'
import type { HttpCall, HttpOutcome, JsonCall, JsonOutcome } from './messages'
import { Pool } from './pool'

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/

export type Answer<T> = { readonly requestId: string } & (
  | { readonly value: T }
  | { readonly failure: Failure }
)
/** A call that was sent once more, and what it answered: JSON text, or the body of an HTTP answer. */
export interface Replayed {
  readonly record: InvocationRecord
  readonly answer: string
}

/** An instance answers in the shape of the call. */
type OutcomeOf<Call> = Call extends JsonCall ? JsonOutcome : HttpOutcome

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
  readonly invocations = new Invocations()

  constructor(settings: Settings, environment: Record<string, string>) {
    this.#settings = settings
    this.#environment = environment
  }

  has(name: string): boolean {
    return this.#pool(name) !== undefined
  }

  /** Who stands behind a running call, by the WX_API_TOKEN or TCB_SESSIONTOKEN that it was given. */
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

  /** Sends a call of the list once more, in the same caller's name; `null` when it is not kept, or not whole. */
  async replay(requestId: string): Promise<Replayed | null> {
    const found = this.invocations.find(requestId)
    if (!found?.record.replayable) return null
    const { functionName, call, identity } = found.ended
    const answer = await this.#invoke(
      functionName,
      call,
      (token) => renewed(identity, token),
      false,
      'replay',
    )
    const record = this.invocations.find(answer.requestId)?.record
    if (!record) return null // the function is gone
    if ('failure' in answer) return { record, answer: answer.failure.message }
    return { record, answer: answer.value.type === 'json' ? answer.value.text : answer.value.body }
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

  #invoke<Call extends JsonCall | HttpCall>(
    name: string,
    call: Call,
    identify: Identify,
    tooLarge: boolean,
    source?: Source,
  ): Promise<Answer<OutcomeOf<Call>>> {
    const requestId = randomUUID()
    const pool = this.#pool(name)
    if (!pool) return Promise.resolve({ requestId, failure: notFound(name) })
    if (tooLarge) return Promise.resolve({ requestId, failure: eventTooLarge })
    const identity = identify(requestId)
    const arrivedAt = Date.now()
    this.#callers.set(requestId, identity)
    return new Promise((done) => {
      pool.invoke({ requestId, call, identity }, (result, run) => {
        this.#callers.delete(requestId)
        const failure = result.type === 'json' || result.type === 'http' ? null : failureOf(result)
        const outcome = failure?.code ?? 'done'
        const by = source ?? sourceOf(identity)
        this.invocations.add({
          requestId,
          functionName: name,
          source: by,
          call,
          identity,
          arrivedAt,
          outcome,
          run,
        })
        if (!failure) return done({ requestId, value: result as OutcomeOf<Call> })
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
      environment: { ...this.#settings.functions[name]?.env, ...this.#environment },
      strict: this.#settings.strict,
      onLog: (requestId, level, text) => this.logs.add(name, requestId, level, text),
    })
    this.#pools.set(name, pool)
    return pool
  }
}
