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
  readonly #underWay = new Set<string>()

  constructor(shelf: Shelf<Pushed>, now: () => number, deliver: Deliver | undefined) {
    this.#shelf = shelf
    this.#now = now
    this.#deliver = deliver
  }

  push(event: Event): void {
    const at = new Date(this.#now()).toISOString()
    // with nobody to receive it the platform sends nothing, but it can still be seen here
    const state = this.#deliver ? 'waiting' : 'given up'
    this.#shelf.put(randomUUID(), { event, at, attempts: 0, state })
  }

  newest(limit: number): Pushed[] {
    return this.#shelf.newest(limit).map(({ value }) => value)
  }

  isWaiting(): boolean {
    return this.#waiting().length > 0
  }

  /** Tries once to deliver what waits; answers when each has its answer. */
  async deliverWaiting(): Promise<void> {
    await Promise.all(this.#waiting().map(({ id, value }) => this.#try(id, value)))
  }

  #waiting() {
    return this.#shelf
      .newest()
      .filter(({ id, value }) => value.state === 'waiting' && !this.#underWay.has(id))
  }

  async #try(id: string, pushed: Pushed): Promise<void> {
    if (!this.#deliver) return
    this.#underWay.add(id)
    const attempts = pushed.attempts + 1
    try {
      await this.#deliver(pushed.event)
      this.#shelf.put(id, { ...pushed, attempts, state: 'delivered' })
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error)
      this.#shelf.put(id, {
        ...pushed,
        attempts,
        state: attempts < ATTEMPTS ? 'waiting' : 'given up',
        failure,
      })
    } finally {
      this.#underWay.delete(id)
    }
  }
}
