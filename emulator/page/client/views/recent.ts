const KEPT = 20
const KEY = 'queries'

type Kept = Readonly<Record<string, readonly string[]>>

function read(): Kept {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Kept
  } catch {
    return {}
  }
}

/** Queries that ran on a collection, newest first, as this browser remembers them. */
export const recent = (collection: string): readonly string[] => read()[collection] ?? []

export function remember(collection: string, text: string): void {
  const texts = [text, ...recent(collection).filter((one) => one !== text)].slice(0, KEPT)
  localStorage.setItem(KEY, JSON.stringify({ ...read(), [collection]: texts }))
}
