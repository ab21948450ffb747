import type { FunctionLimits } from '../settings'
import { type Broken, Instance } from './instance'
import { GROWTH_PATIENCE_MS, IDLE_LIMIT_MS, LONGEST_LINE_MS, START_PATIENCE_MS, WARM_LINE_MS } from './limits'
import type { Invocation, LogLevel, Outcome } from './messages'

/** How a call ended, or that it was not taken at all. */
export type Result = Outcome | Broken | { readonly type: 'refused' }

/** What a call cost. */
export interface Run {
  /** Milliseconds in line. */
  readonly waitedMs: number
  /** Milliseconds in the instance. */
  readonly durationMs: number
  /** Heap of the instance at the end; 0 when it ended under the call. */
  readonly heapBytes: number
  /** Whether the instance had served nobody before. */
  readonly cold: boolean
}

type Done = (result: Result, run: Run) => void

interface Waiting {
  readonly invocation: Invocation
  /** Milliseconds of the process's clock. */
  readonly since: number
  readonly done: Done
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

const NOT_RUN: Run = { waitedMs: 0, durationMs: 0, heapBytes: 0, cold: true }

/** How much the newest step counts in the pace. */
const PACE_WEIGHT = 0.2

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
  /** When an instance was last free, by the process's clock. */
  #freeAt = 0
  /** Milliseconds from one call that leaves the line to the next, smoothed. */
  #pace = 0
  readonly #sweep: NodeJS.Timeout

  constructor(options: Options) {
    this.#options = options
    this.#single = options.strict
    this.#sweep = setInterval(() => this.#endIdle(), IDLE_LIMIT_MS / 2).unref()
  }

  invoke(invocation: Invocation, done: Done): void {
    if (this.#queue.length >= this.#options.limits.queue && !this.#idle.length) {
      done({ type: 'refused' }, NOT_RUN)
      return
    }
    this.#queue.push({ invocation, since: performance.now(), done })
    this.#serve()
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep)
    if (this.#growth) clearTimeout(this.#growth)
    for (const waiting of this.#queue.splice(0)) waiting.done({ type: 'refused' }, NOT_RUN)
    await Promise.all([...this.#instances].map((instance) => instance.end()))
  }

  /** Finishes the calls it has and then is gone; none of its instances outlives its call. */
  retire(): void {
    this.#single = true
    clearInterval(this.#sweep)
    for (const instance of this.#idle.splice(0)) this.#discard(instance)
  }

  #takeBack(instance: Instance) {
    if (this.#single) this.#discard(instance)
    else this.#offer(instance)
    this.#serve()
  }

  #offer(instance: Instance) {
    if (this.#single && !this.#queue.length) return this.#discard(instance)
    this.#keepPace()
    instance.idleSince = Date.now()
    this.#idle.push(instance)
  }

  #keepPace() {
    const now = performance.now()
    const next = this.#queue[0]
    if (next) this.#pace += (now - Math.max(next.since, this.#freeAt) - this.#pace) * PACE_WEIGHT
    this.#freeAt = now
  }

  /** Gives calls to idle instances, but leaves a short line to those that are at work. */
  #serve(): void {
    while (this.#queue.length && this.#idle.length && !this.#isShort(WARM_LINE_MS)) this.#give()
    this.#grow()
  }

  #give() {
    const instance = this.#idle.pop()
    const next = instance && this.#queue.shift()
    if (!next) return
    const startedAt = performance.now()
    const cold = instance.isFresh
    instance.run(next.invocation, (outcome, heapBytes) => {
      const run = {
        waitedMs: startedAt - next.since,
        durationMs: performance.now() - startedAt,
        heapBytes,
        cold,
      }
      if (this.#instances.has(instance)) this.#takeBack(instance)
      next.done(outcome, run)
    })
  }

  /** Whether instances are at work and, at their pace, will have taken all who wait in this time. */
  #isShort(milliseconds: number): boolean {
    const working = this.#instances.size - this.#idle.length - this.#starting
    const fits = this.#queue.length <= this.#options.limits.queue
    return !this.#single && working > 0 && fits && this.#queue.length * this.#pace <= milliseconds
  }

  /** Takes an idle instance, or starts one, when a call that none of those being started will take has waited long enough. */
  #grow(): void {
    const next = this.#queue[this.#starting]
    const full = !this.#idle.length && this.#instances.size >= this.#options.limits.instances
    if (!next || this.#growth || full) return
    const patience = this.#patienceUntil(next) - performance.now()
    if (patience <= 0) {
      if (this.#idle.length) this.#give()
      else this.#start()
      this.#grow()
    } else {
      const lookAgain = () => {
        this.#growth = null
        this.#grow()
      }
      this.#growth = setTimeout(lookAgain, patience)
    }
  }

  /** Until when a call waits before another instance is taken for it, by the process's clock. */
  #patienceUntil({ since }: Waiting): number {
    if (this.#single || this.#instances.size === 0) return since
    const isIdle = this.#idle.length > 0
    if (this.#starting && !isIdle) return since + START_PATIENCE_MS
    const moves = this.#isShort(isIdle ? WARM_LINE_MS : LONGEST_LINE_MS)
    if (isIdle && !moves) return since
    return (moves ? Math.max(since, this.#freeAt) : since) + GROWTH_PATIENCE_MS
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
        this.#serve()
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
      this.#queue.shift()?.done(startFailure, NOT_RUN)
    }
    this.#serve()
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
