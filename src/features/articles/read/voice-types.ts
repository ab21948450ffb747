interface Hearing {
  readonly onDone: () => void
  readonly onFailed: () => void
  /** Another text on this page began to be read. */
  readonly onInterrupted: () => void
}

/** Something that speaks one sentence at a time. Pausing is stopping and saying the sentence again: every platform can do that. */
export interface Voice {
  speak(sentence: string, rate: number, on: Hearing): void
  /** Stops its own sentence, never another's. */
  stop(): void
}
