import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { START_LIMIT_MS } from './limits'
import { Line, MOST_IN_LINE } from './line'
import type {
  FromInstance,
  InstanceData,
  Invocation,
  LogLevel,
  Offered,
  Outcome,
  WorkerData,
} from './messages'

/** How a call ends when the instance itself ends under it. */
export interface Broken {
  readonly type: 'broken'
  readonly reason: 'timeout' | 'memory' | 'exit' | 'stopped'
  readonly message: string
}

interface Running {
  readonly requestId: string
  readonly done: (outcome: Outcome | Broken, heapBytes: number) => void
  readonly timer: NodeJS.Timeout
}

interface Options extends InstanceData {
  readonly environment: Readonly<Record<string, string>>
  readonly onReady: (instance: Instance) => void
  /** Called once; `startFailure` says why when the instance never came up. */
  readonly onEnd: (instance: Instance, startFailure: Outcome | Broken | null) => void
  readonly onLog: (requestId: string, level: LogLevel, text: string) => void
}

/** One instance of a function: a worker thread that takes one call at a time, and sleeps between calls. */
export class Instance {
  readonly #worker: Worker
  readonly #options: Options
  readonly #line = new Line()
  #running: Running | null = null
  /** Calls that lie ready for the moment it is done with the running one, in their order. */
  readonly #announced: Offered[] = []
  #tickets = 0
  /** Of the call that runs, or of the last one. */
  #requestId = ''
  #started = false
  #ended = false
  /** Its end is under way; an answer that still arrives would bring a dying instance back into use. */
  #isDying = false
  #ending: Broken = { type: 'broken', reason: 'exit', message: 'the function ended its own process' }
  #startFailure: Outcome | null = null
  readonly #startTimer: NodeJS.Timeout
  /** When it was last given back, for ending idle ones. */
  idleSince = 0
  /** Calls it was given. */
  served = 0

  constructor(options: Options) {
    this.#options = options
    const { name, file, compiled, memory, timeout, strict, environment } = options
    const workerData: WorkerData = { name, file, compiled, memory, timeout, strict, line: this.#line.memory }
    this.#worker = new Worker(join(__dirname, 'worker.js'), {
      name,
      workerData,
      env: environment,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    })
    this.#worker.on('message', (message: FromInstance) => this.#receive(message))
    this.#worker.on('error', (error: Error & { code?: string }) => this.#breakDown(error))
    this.#worker.on('exit', () => this.#end())
    this.#startTimer = setTimeout(
      () => this.end('timeout', 'the function did not load in time'),
      START_LIMIT_MS,
    )
  }

  /** Runs a call now: a new one when nothing was announced, otherwise the first of the announced ones. */
  run(invocation: Invocation, done: Running['done']): void {
    const { timeout } = this.#options
    const timer = setTimeout(
      () => this.end('timeout', `Invoking task timed out after ${timeout} seconds`),
      timeout * 1000,
    )
    this.#requestId = invocation.requestId
    this.#running = { requestId: invocation.requestId, done, timer }
    this.served++
    if (this.#announced[0]?.invocation === invocation) this.#announced.shift()
    else this.#offer(invocation)
  }

  /** The next of the announced calls. */
  get next(): Invocation | undefined {
    return this.#announced[0]?.invocation
  }

  /** Lays a call ready behind the running one; says whether there was room. */
  announce(invocation: Invocation): boolean {
    if (!this.#running || this.#isDying || this.#announced.length >= MOST_IN_LINE - 1) return false
    this.#announced.push(this.#offer(invocation))
    return true
  }

  /** Takes an announced call back; false when the instance has begun it. */
  recall(invocation: Invocation): boolean {
    const index = this.#announced.findIndex((one) => one.invocation === invocation)
    const offered = this.#announced[index]
    if (!offered) return true
    if (!this.#ended && !this.#line.claim(offered.place, offered.ticket)) return false
    this.#announced.splice(index, 1)
    return true
  }

  /** Ends the thread, whatever it is doing. */
  end(reason: Broken['reason'] = 'stopped', message = 'the function was stopped'): Promise<number> {
    this.#isDying = true
    this.#ending = { type: 'broken', reason, message }
    return this.#worker.terminate()
  }

  #offer(invocation: Invocation): Offered {
    const ticket = ++this.#tickets
    const offered = { invocation, ticket, place: this.#line.offer(ticket) }
    this.#worker.postMessage(offered)
    this.#line.ring()
    return offered
  }

  #receive(message: FromInstance) {
    for (const { level, text } of message.printed) this.#options.onLog(this.#requestId, level, text)
    if (this.#isDying) return
    if (message.type === 'ready') {
      this.#started = true
      clearTimeout(this.#startTimer)
      this.#options.onReady(this)
    } else if (message.type === 'done') {
      if (this.#started) return this.#finish(message.outcome, message.heapBytes)
      this.#startFailure = message.outcome
      void this.end()
    }
  }

  #finish(outcome: Outcome | Broken, heapBytes = 0) {
    const running = this.#running
    if (!running) return
    this.#running = null
    clearTimeout(running.timer)
    running.done(outcome, heapBytes)
  }

  #breakDown(error: Error & { code?: string }) {
    const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    this.#ending = { type: 'broken', reason: memory ? 'memory' : 'exit', message: error.message }
    this.#options.onLog(this.#requestId, 'error', error.stack ?? String(error))
  }

  #end() {
    if (this.#ended) return
    this.#ended = true
    clearTimeout(this.#startTimer)
    const startFailure = this.#started ? null : (this.#startFailure ?? this.#ending)
    // the pool forgets this instance before the caller hears of it, so that nobody is sent to a dead one
    this.#options.onEnd(this, startFailure)
    this.#finish(this.#ending)
  }
}
