interface Hearing {
  readonly onDone: () => void
  /** `why`: a plain sentence for the reader, with what to do about it. */
  readonly onFailed: (why: string) => void
  /** Another text on this page began to be read, or the phone needed its speaker for something else. */
  readonly onInterrupted: () => void
}

/** Something that speaks one sentence at a time. Pausing is stopping and saying the sentence again: every platform can do that. */
export interface Voice {
  speak(sentence: string, rate: number, on: Hearing): void
  /** Stops its own sentence, never another's. */
  stop(): void
  /** What will probably be said next: a voice that fetches its sound begins now, so that there is no gap. */
  prepare?(sentence: string): void
}
