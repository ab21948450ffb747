import type { FunctionLimits } from '../settings'
import { type Broken, Instance } from './instance'
import { GROWTH_PATIENCE_MS, IDLE_LIMIT_MS, LONGEST_LINE_MS, START_PATIENCE_MS, WARM_LINE_MS } from './limits'
import type { Invocation, LogLevel, Outcome } from './messages'
import { Rotation } from './rotation'

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
  /** Where it lies ready; until its turn comes it can be taken back. */
  at: Instance | null
}

interface Options {
  readonly name: string
  readonly file: string
  readonly compiled: string
  readonly limits: FunctionLimits
  readonly environment: Readonly<Record<string, string>>
  /** See `Rotation`. */
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
  readonly #rotation: Rotation | null
  #starting = 0
  /** Instances are not used again. */
  #single = false
  /** Looks again whether the calls that wait have waited too long. */
  #growth: NodeJS.Timeout | null = null
  /** When an instance was last free, by the process's clock. */
  #freeAt = 0
  /** Milliseconds from one call that leaves the line to the next, smoothed. */
  #pace = 0
  readonly #sweep: NodeJS.Timeout

  constructor(options: Options) {
    this.#options = options
    this.#rotation = options.strict ? new Rotation() : null
    this.#sweep = setInterval(() => this.#endIdle(), IDLE_LIMIT_MS / 2).unref()
  }

  invoke(invocation: Invocation, done: Done): void {
    // those for whom an instance is being started stand in no line
    if (this.#queue.length - this.#starting >= this.#options.limits.queue && !this.#idle.length) {
      done({ type: 'refused' }, NOT_RUN)
      return
    }
    this.#queue.push({ invocation, since: performance.now(), done, at: null })
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
    const next = instance.next && this.#queue.find(({ invocation }) => invocation === instance.next)
    if (next) {
      this.#keepPace()
      this.#run(instance, next)
    } else if (this.#single || this.#rotation?.isOld(instance)) this.#discard(instance)
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
    while (this.#queue.length && this.#idle.length && !this.#isShort(WARM_LINE_MS) && this.#give());
    if (this.#isShort(WARM_LINE_MS)) this.#announce()
    this.#grow()
  }

  /** Gives the first call that may go there to an idle instance; says whether one went. */
  #give(): boolean {
    for (const waiting of this.#queue) {
      const { at, invocation } = waiting
      const instance = this.#rotation ? this.#rotation.choose(this.#idle, invocation) : this.#idle.at(-1)
      if (!instance || !(at?.recall(invocation) ?? true)) continue
      this.#idle.splice(this.#idle.indexOf(instance), 1)
      this.#run(instance, waiting)
      return true
    }
    return false
  }

  #run(instance: Instance, waiting: Waiting) {
    const { invocation, since, done } = waiting
    this.#queue.splice(this.#queue.indexOf(waiting), 1)
    this.#rotation?.note(instance, invocation)
    const startedAt = performance.now()
    const cold = instance.served === 0
    instance.run(invocation, (outcome, heapBytes) => {
      const durationMs = performance.now() - startedAt
      if (this.#instances.has(instance)) this.#takeBack(instance)
      done(outcome, { waitedMs: startedAt - since, durationMs, heapBytes, cold })
    })
  }

  /** Lays calls ready at instances that are at work: each then goes on at once, without waking anybody. */
  #announce() {
    if (this.#rotation) return
    const working = [...this.#instances]
    for (const waiting of this.#queue) {
      if (waiting.at) continue
      waiting.at = working.find((instance) => instance.announce(waiting.invocation)) ?? null
      if (!waiting.at) return
    }
  }

  /** Whether instances are at work and, at their pace, will have taken all who wait in this time. */
  #isShort(milliseconds: number): boolean {
    const working = this.#instances.size - this.#idle.length - this.#starting
    const fits = this.#queue.length <= this.#options.limits.queue
    const mayWait = !this.#single && !this.#rotation && working > 0
    return mayWait && fits && this.#queue.length * this.#pace <= milliseconds
  }

  /** Takes an idle instance, or starts one, when a call that none of those being started will take has waited long enough. */
  #grow(): void {
    const next = this.#queue[this.#starting]
    const full = !this.#idle.length && this.#instances.size >= this.#options.limits.instances
    if (!next || this.#growth || full) return
    const patience = this.#patienceUntil(next) - performance.now()
    if (patience <= 0) {
      if (this.#rotation || !this.#idle.length) this.#start()
      else if (!this.#give()) return
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
    const isIdle = this.#idle.length > 0
    if (this.#single || this.#instances.size === 0) return since
    // in strict mode the idle ones are those that this caller met last
    if (this.#rotation && (isIdle || this.#instances.size === 1)) return since
    if (this.#starting && !isIdle) return since + START_PATIENCE_MS
    const moves = this.#isShort(isIdle ? WARM_LINE_MS : LONGEST_LINE_MS)
    if (isIdle && !moves) return since
    return (moves ? Math.max(since, this.#freeAt) : since) + GROWTH_PATIENCE_MS
  }

  #start() {
    const { name, file, compiled, limits, strict, environment, onLog } = this.#options
    const inTheWay = this.#instances.size >= limits.instances ? this.#idle.shift() : undefined
    if (inTheWay) this.#discard(inTheWay)
    this.#starting++
    const instance = new Instance({
      name,
      file,
      compiled,
      memory: limits.memory,
      timeout: limits.timeout,
      strict,
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
    for (const waiting of this.#queue) if (waiting.at === instance) waiting.at = null
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
