/** The time by which timers fall due. It goes with the machine's, a moved one too. */
export class Clock {
  #aheadMs = 0

  now(): number {
    return Date.now() + this.#aheadMs
  }

  moveTo(moment: number): void {
    this.#aheadMs = moment - Date.now()
  }
}
