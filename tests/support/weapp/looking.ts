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

/** The innermost element under `root` whose text is these words; else the first one whose text holds them. */
export function innermostWith(root: Element, words: string): Element | undefined {
  const holding = [...root.querySelectorAll('*')].filter((element) => element.textContent?.includes(words))
  const innermost = holding.filter((one) => !holding.some((other) => other !== one && one.contains(other)))
  return innermost.find((element) => element.textContent === words) ?? innermost[0]
}

/** What a screen reader says of an element: its label, or else its text. */
export const spokenName = (element: Element): string =>
  element.getAttribute('aria-label') || (element.textContent ?? '')

/** The element that a screen reader calls so: exactly, or else the shortest name that holds these words. */
export function named(root: Element, words: string): Element | undefined {
  return [...root.querySelectorAll('[aria-label], [aria-role]')]
    .filter((element) => spokenName(element).includes(words))
    .sort((one, other) => spokenName(one).length - spokenName(other).length)[0]
}
