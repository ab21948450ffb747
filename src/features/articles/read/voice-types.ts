/** Something that speaks one sentence at a time. Pausing is stopping and saying the sentence again: every platform can do that. */
export interface Voice {
  speak(sentence: string, rate: number, on: { onDone: () => void; onFailed: () => void }): void
  stop(): void
}
