/** Calls that may stand at one instance: the one it runs, and those it finds there when it is done with that. */
export const MOST_IN_LINE = 8

const BELL = 0
const ASLEEP = 1
const FIRST_PLACE = 2

/**
 * What the cloud and an instance share beside messages. A bell, so that an instance between calls can sleep in such a way
 * that nothing it left running goes on. And places for tickets: an offered call belongs to whoever claims its ticket first,
 * the instance that begins it or the cloud that gives it to another one.
 */
export class Line {
  readonly memory: SharedArrayBuffer
  readonly #cells: Int32Array

  constructor(memory = new SharedArrayBuffer((FIRST_PLACE + MOST_IN_LINE) * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory
    this.#cells = new Int32Array(memory)
  }

  /** Puts a ticket, a positive number, into a free place; answers which. */
  offer(ticket: number): number {
    let place = FIRST_PLACE
    while (Atomics.load(this.#cells, place) !== 0) place++
    Atomics.store(this.#cells, place, ticket)
    return place
  }

  /** Whether the ticket was still there; then it is the claimer's. */
  claim(place: number, ticket: number): boolean {
    return Atomics.compareExchange(this.#cells, place, ticket, 0) === ticket
  }

  ring(): void {
    Atomics.add(this.#cells, BELL, 1)
    if (Atomics.load(this.#cells, ASLEEP)) Atomics.notify(this.#cells, BELL)
  }

  /** How often the bell has rung. */
  heard(): number {
    return Atomics.load(this.#cells, BELL)
  }

  /** Stops the whole thread, timers and connections included, until the bell rings once more than was heard. */
  sleep(heard: number): void {
    Atomics.store(this.#cells, ASLEEP, 1)
    Atomics.wait(this.#cells, BELL, heard)
    Atomics.store(this.#cells, ASLEEP, 0)
  }
}
