import type { FunctionLimits } from '../settings'
import { type Broken, Instance } from './instance'
import { GROWTH_PATIENCE_MS, IDLE_LIMIT_MS, START_PATIENCE_MS } from './limits'
import type { Invocation, LogLevel, Outcome } from './messages'

/** How a call ended, or that it was not taken at all. */
export type Result = Outcome | Broken | { readonly type: 'refused' }

interface Waiting {
  readonly invocation: Invocation
  /** Milliseconds of the process's clock. */
  readonly since: number
  readonly done: (result: Result) => void
}

interface Options {
  readonly name: string
  readonly file: string
  readonly compiled: string
  readonly limits: FunctionLimits
  readonly environment: Readonly<Record<string, string>>
  /** A fresh instance for every call. */
  readonly strict: boolean
  readonly onLog: (requestId: string, level: LogLevel, text: string) => void
}

/** The instances of one function. Idle ones are used again, the last one first, so that the others can be let go. */
export class Pool {
  readonly #options: Options
  readonly #instances = new Set<Instance>()
  readonly #idle: Instance[] = []
  readonly #queue: Waiting[] = []
  #starting = 0
  /** Instances are not used again. */
  #single: boolean
  /** Looks again whether the calls that wait have waited too long. */
  #growth: NodeJS.Timeout | null = null
  readonly #sweep: NodeJS.Timeout

  constructor(options: Options) {
    this.#options = options
    this.#single = options.strict
    this.#sweep = setInterval(() => this.#endIdle(), IDLE_LIMIT_MS / 2).unref()
  }

  invoke(invocation: Invocation, done: (result: Result) => void): void {
    const instance = this.#idle.pop()
    if (instance) {
      this.#give(instance, invocation, done)
    } else if (this.#queue.length < this.#options.limits.queue) {
      this.#queue.push({ invocation, since: performance.now(), done })
      this.#grow()
    } else {
      done({ type: 'refused' })
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep)
    if (this.#growth) clearTimeout(this.#growth)
    for (const waiting of this.#queue.splice(0)) waiting.done({ type: 'refused' })
    await Promise.all([...this.#instances].map((instance) => instance.end()))
  }

  /** Finishes the calls it has and then is gone; none of its instances outlives its call. */
  retire(): void {
    this.#single = true
    clearInterval(this.#sweep)
    for (const instance of this.#idle.splice(0)) this.#discard(instance)
  }

  #give(instance: Instance, invocation: Invocation, done: Waiting['done']) {
    instance.run(invocation, (outcome) => {
      if (this.#instances.has(instance)) this.#takeBack(instance)
      done(outcome)
    })
  }

  #takeBack(instance: Instance) {
    if (!this.#single) return this.#offer(instance)
    this.#discard(instance)
    this.#grow()
  }

  #offer(instance: Instance) {
    const next = this.#queue.shift()
    if (next) return this.#give(instance, next.invocation, next.done)
    if (this.#single) return this.#discard(instance)
    instance.idleSince = Date.now()
    this.#idle.push(instance)
  }

  /** Starts an instance when a call that none of those being started will take has waited long enough. */
  #grow(): void {
    const next = this.#queue[this.#starting]
    if (!next || this.#growth || this.#instances.size >= this.#options.limits.instances) return
    const patience = this.#patience()
    const waited = performance.now() - next.since
    if (waited >= patience) {
      this.#start()
      this.#grow()
    } else {
      const lookAgain = () => {
        this.#growth = null
        this.#grow()
      }
      this.#growth = setTimeout(lookAgain, patience - waited)
    }
  }

  /** Milliseconds a call has to wait before an instance is started for it. */
  #patience(): number {
    if (this.#single || this.#instances.size === 0) return 0
    return this.#starting ? START_PATIENCE_MS : GROWTH_PATIENCE_MS
  }

  #start() {
    this.#starting++
    const { name, file, compiled, limits, environment, onLog } = this.#options
    const instance = new Instance({
      name,
      file,
      compiled,
      memory: limits.memory,
      timeout: limits.timeout,
      environment,
      onLog,
      onReady: (ready) => {
        this.#starting--
        this.#offer(ready)
        this.#grow()
      },
      onEnd: (ended, startFailure) => this.#forget(ended, startFailure),
    })
    this.#instances.add(instance)
  }

  #forget(instance: Instance, startFailure: Outcome | Broken | null) {
    this.#instances.delete(instance)
    const place = this.#idle.indexOf(instance)
    if (place >= 0) this.#idle.splice(place, 1)
    if (startFailure) {
      this.#starting--
      // one call pays for one start, so a bundle that cannot load ends calls instead of starting instances for ever
      this.#queue.shift()?.done(startFailure)
    }
    this.#grow()
  }

  #endIdle() {
    const limit = Date.now() - IDLE_LIMIT_MS
    while (this.#instances.size > 1 && this.#idle[0] && this.#idle[0].idleSince < limit) {
      this.#discard(this.#idle.shift() as Instance)
    }
  }

  #discard(instance: Instance) {
    this.#instances.delete(instance)
    void instance.end()
  }
}
