import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { START_LIMIT_MS } from './limits'
import type { FromInstance, InstanceData, Invocation, LogLevel, Outcome } from './messages'

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

/** One instance of a function: a worker thread that takes one call at a time. */
export class Instance {
  readonly #worker: Worker
  readonly #options: Options
  #running: Running | null = null
  #started = false
  #ended = false
  /** Its end is under way; an answer that still arrives would bring a dying instance back into use. */
  #isDying = false
  #ending: Broken = { type: 'broken', reason: 'exit', message: 'the function ended its own process' }
  #startFailure: Outcome | null = null
  readonly #startTimer: NodeJS.Timeout
  /** When it was last given back, for ending idle ones. */
  idleSince = 0
  /** Whether it has served nobody yet. */
  isFresh = true

  constructor(options: Options) {
    this.#options = options
    const { name, file, compiled, memory, timeout, environment } = options
    const workerData: InstanceData = { name, file, compiled, memory, timeout }
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

  run(invocation: Invocation, done: Running['done']): void {
    const { timeout } = this.#options
    const timer = setTimeout(
      () => this.end('timeout', `Invoking task timed out after ${timeout} seconds`),
      timeout * 1000,
    )
    this.#running = { requestId: invocation.requestId, done, timer }
    this.isFresh = false
    this.#worker.postMessage(invocation)
  }

  /** Ends the thread, whatever it is doing. */
  end(reason: Broken['reason'] = 'stopped', message = 'the function was stopped'): Promise<number> {
    this.#isDying = true
    this.#ending = { type: 'broken', reason, message }
    return this.#worker.terminate()
  }

  #receive(message: FromInstance) {
    for (const { level, text } of message.printed)
      this.#options.onLog(this.#running?.requestId ?? '', level, text)
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
    this.#options.onLog(this.#running?.requestId ?? '', 'error', error.stack ?? String(error))
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
