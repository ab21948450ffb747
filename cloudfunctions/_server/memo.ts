interface Kept {
  readonly until: number
  readonly value: Promise<unknown>
}

/** More keys than this and the oldest goes: an instance has 256 MB. */
const MOST_KEPT = 2_000
const kept = new Map<string, Kept>()
/** MEMO_FACTOR=0 keeps nothing: for measuring what a call costs that finds nothing kept. */
const factor = Number(process.env.MEMO_FACTOR ?? 1)

/**
 * The value of `make`, kept in this instance for `ttlMs`; callers that come while it is being made wait for the same one.
 * A failure is not kept. The value is shared: nobody may change it.
 */
export function memo<T>(key: string, ttlMs: number, make: () => Promise<T>): Promise<T> {
  const known = kept.get(key)
  if (known && known.until > performance.now()) return known.value as Promise<T>
  const value = make()
  const entry = { until: performance.now() + ttlMs * factor, value }
  kept.delete(key)
  kept.set(key, entry)
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string)
  value.catch(() => {
    if (kept.get(key) === entry) kept.delete(key)
  })
  return value
}

/** Drops what this instance keeps under a key, after changing what it was made from. Other instances wait for their ttl. */
export function forget(key: string): void {
  kept.delete(key)
}
