const PATIENCE_MS = 8000

/** Lets promises and timers of 0 ms run, some rounds deep: React commits within. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 5; round++) await new Promise((resolve) => setTimeout(resolve, 0))
}

/** Asks again until the answer is truthy and nothing is thrown; `or` makes the complaint when patience ends. */
export async function waitFor<Value>(
  ask: () => Value,
  or: () => Error,
  patienceMs = PATIENCE_MS,
): Promise<Awaited<Value>> {
  const end = Date.now() + patienceMs
  for (;;) {
    let refusal: unknown
    try {
      const answer = await ask()
      if (answer) return answer
    } catch (error) {
      refusal = error
    }
    if (Date.now() > end) throw refusal ?? or()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** The innermost element under `root` whose text holds these words. */
export function innermostWith(root: Element, words: string): Element | undefined {
  const holding = [...root.querySelectorAll('*')].filter((element) => element.textContent?.includes(words))
  return holding.find((element) => !holding.some((other) => other !== element && element.contains(other)))
}
