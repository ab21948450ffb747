import { randomUUID } from 'node:crypto'
import type { Shelf } from '../shelves'

/** A pushed event, in the platform's JSON form. */
export type Event = Readonly<Record<string, unknown>>

interface Pushed {
  readonly event: Event
  readonly at: string
  readonly attempts: number
  readonly state: 'waiting' | 'delivered' | 'given up'
  /** What the function said the last time it failed. */
  readonly failure?: string
}

/** Hands an event to the function that receives them; throws when it was not taken. */
export type Deliver = (event: Event) => Promise<void>

/** The platform tries three times. */
const ATTEMPTS = 3

/** Events on their way to the function; they outlive a restart. */
export class Events {
  readonly #shelf: Shelf<Pushed>
  readonly #now: () => number
  readonly #deliver: Deliver | undefined
  /** Events nobody has taken yet, and those just being handed over. */
  readonly #waiting: Set<string>
  readonly #underWay = new Set<string>()

  constructor(shelf: Shelf<Pushed>, now: () => number, deliver: Deliver | undefined) {
    this.#shelf = shelf
    this.#now = now
    this.#deliver = deliver
    this.#waiting = new Set(
      shelf.newest().flatMap(({ id, value }) => (value.state === 'waiting' ? [id] : [])),
    )
  }

  push(event: Event): void {
    const at = new Date(this.#now()).toISOString()
    // with nobody to receive it the platform sends nothing, but it can still be seen here
    const state = this.#deliver ? 'waiting' : 'given up'
    const id = randomUUID()
    this.#shelf.put(id, { event, at, attempts: 0, state })
    if (state === 'waiting') this.#waiting.add(id)
  }

  newest(limit: number): Pushed[] {
    return this.#shelf.newest(limit).map(({ value }) => value)
  }

  /** Tries once to deliver what waits; answers when each has its answer. */
  async deliverWaiting(): Promise<void> {
    const free = [...this.#waiting].filter((id) => !this.#underWay.has(id))
    await Promise.all(free.map((id) => this.#try(id)))
  }

  async #try(id: string): Promise<void> {
    const pushed = this.#shelf.get(id)
    if (!pushed || !this.#deliver) return
    this.#underWay.add(id)
    const attempts = pushed.attempts + 1
    const failure = await this.#deliver(pushed.event).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    const isOver = failure === undefined || attempts === ATTEMPTS
    const state = failure === undefined ? 'delivered' : isOver ? 'given up' : 'waiting'
    this.#shelf.put(id, { ...pushed, attempts, state, failure })
    if (isOver) this.#waiting.delete(id)
    this.#underWay.delete(id)
  }
}
