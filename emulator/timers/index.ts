import type { Functions } from '../functions'
import { timerIdentity } from '../functions/identity'
import { Clock } from './clock'
import { type Cron7, parseCron } from './cron'
import { Runs } from './runs'
import type { TimerSetting } from './setting'

/** A timer as the cloud's page shows it; times are ISO 8601 in UTC. */
export interface TimerView {
  readonly functionName: string
  readonly name: string
  readonly config: string
  readonly nextRun: string | null
  /** `outcome`: `done`, the code with which the call failed, or nothing when it has not ended. */
  readonly lastRun: { readonly due: string; readonly requestId: string; readonly outcome: string } | null
}

interface Timer extends TimerSetting {
  readonly cron: Cron7
  /** Milliseconds since 1970. */
  due: number | null
}

interface Options {
  readonly timers: readonly TimerSetting[]
  readonly functions: Functions
  /** Where the last runs are kept. */
  readonly file: string
}

/** Longer than this nobody sleeps: the machine's clock may be set meanwhile. */
const LONGEST_SLEEP_MS = 60_000
/** A machine that slept wakes up late; what fell due longer ago was missed, and nobody makes up for it. */
const LATEST_MS = 60_000
/** Due times that one move of the clock may run through. */
const MOST_RUNS = 10_000

/** Timer triggers: call their function when they fall due, at most once a due time, and never for one that was missed. */
export class Timers {
  readonly #functions: Functions
  readonly #clock = new Clock()
  readonly #runs: Runs
  readonly #timers: readonly Timer[]
  #alarm: NodeJS.Timeout | null = null
  /** Runs that have not ended. */
  readonly #flight = new Set<Promise<void>>()
  /** The clock is being moved; nobody else fires meanwhile. */
  #isMoving = false

  constructor({ timers, functions, file }: Options) {
    this.#functions = functions
    this.#runs = new Runs(file)
    this.#timers = timers.map((timer) => ({ ...timer, cron: parseCron(timer.config), due: null }))
    this.#lookAhead()
  }

  list(): TimerView[] {
    return this.#timers.map((timer) => {
      const last = this.#runs.last(timer.function, timer.name)
      return {
        functionName: timer.function,
        name: timer.name,
        config: timer.config,
        nextRun: timer.due === null ? null : iso(timer.due),
        lastRun: last && { ...last, due: iso(last.due) },
      }
    })
  }

  /** Runs a timer as if it fell due now, and waits for its end; `null` when there is no such timer. */
  async runNow(functionName: string, name: string): Promise<TimerView | null> {
    const timer = this.#timers.find((one) => one.function === functionName && one.name === name)
    if (!timer) return null
    await this.#run(timer, this.#clock.now())
    return this.list()[this.#timers.indexOf(timer)] ?? null
  }

  now(): number {
    return this.#clock.now()
  }

  /** Lets time pass: every timer that falls due meanwhile runs, in order, and has ended when this is done. */
  async advance(milliseconds: number): Promise<void> {
    const target = this.#clock.now() + milliseconds
    this.#isMoving = true
    try {
      for (let runs = 0; ; ) {
        const due = Math.min(...this.#timers.map((timer) => timer.due ?? Number.POSITIVE_INFINITY))
        if (due > target) break
        this.#clock.moveTo(due)
        const ringing = this.#timers.filter((timer) => timer.due === due)
        runs += ringing.length
        if (runs > MOST_RUNS) throw new Error(`that would be more than ${MOST_RUNS} runs of timers`)
        for (const timer of ringing) timer.due = timer.cron.after(due)
        await Promise.all(ringing.map((timer) => this.#run(timer, due)))
      }
      this.#clock.moveTo(target)
    } finally {
      this.#isMoving = false
      this.#lookAhead()
    }
  }

  /** Sets the clock; what would have fallen due in between is missed. */
  set(moment: number): void {
    this.#clock.moveTo(moment)
    this.#lookAhead()
  }

  /** To be called when the functions have ended. */
  async close(): Promise<void> {
    if (this.#alarm) clearTimeout(this.#alarm)
    await Promise.all(this.#flight)
    this.#runs.close()
  }

  #lookAhead() {
    const now = this.#clock.now()
    for (const timer of this.#timers) timer.due = timer.cron.after(now)
    this.#setAlarm()
  }

  #setAlarm() {
    if (this.#alarm) clearTimeout(this.#alarm)
    const dues = this.#timers.flatMap(({ due }) => due ?? [])
    if (!dues.length) return
    const sleep = Math.max(0, Math.min(...dues) - this.#clock.now())
    this.#alarm = setTimeout(() => this.#ring(), Math.min(sleep, LONGEST_SLEEP_MS)).unref()
  }

  #ring() {
    if (this.#isMoving) return
    const now = this.#clock.now()
    for (const timer of this.#timers) {
      const { due } = timer
      if (due === null || due > now) continue
      timer.due = timer.cron.after(now)
      if (now - due <= LATEST_MS) void this.#run(timer, due)
      else console.warn(`timer ${timer.name} of ${timer.function} was missed at ${iso(due)}`)
    }
    this.#setAlarm()
  }

  async #run(timer: Timer, due: number) {
    if (!this.#runs.begin(timer.function, timer.name, due)) return
    const call = this.#call(timer, due)
    this.#flight.add(call)
    await call
    this.#flight.delete(call)
  }

  async #call({ function: functionName, name, message }: Timer, due: number) {
    const event = { Type: 'Timer', TriggerName: name, Time: toSeconds(due), Message: message }
    const answer = await this.#functions.call(
      functionName,
      { kind: 'json', text: JSON.stringify(event) },
      timerIdentity,
    )
    const outcome = 'failure' in answer ? answer.failure.code : 'done'
    if (outcome !== 'done') console.warn(`timer ${name} of ${functionName} ended with ${outcome}`)
    this.#runs.end(functionName, name, { due, requestId: answer.requestId, outcome })
  }
}

const iso = (moment: number) => new Date(moment).toISOString()
/** `2026-11-23T02:00:00Z`, as the platform writes it. */
const toSeconds = (moment: number) => iso(moment).replace(/\.\d+Z$/, 'Z')
