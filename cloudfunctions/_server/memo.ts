interface Kept {
  /** Of the process's clock, in ms: how long the value holds once it is made. */
  until: number
  readonly value: Promise<unknown>
}

/** More keys than this and the oldest goes: an instance has 256 MB. */
const MOST_KEPT = 2_000
const kept = new Map<string, Kept>()
/** MEMO_FACTOR=0 keeps nothing that is made: for measuring what a call costs that finds nothing kept. */
const factor = Number(process.env.MEMO_FACTOR ?? 1)

/**
 * The value of `make`, kept in this instance for `ttlMs` from the moment it was asked for; callers that come while it is
 * being made wait for the same one. A failure is not kept. The value is shared: nobody may change it.
 */
export function memo<T>(key: string, ttlMs: number, make: () => Promise<T>): Promise<T> {
  const askedAt = performance.now()
  const known = kept.get(key)
  if (known && known.until > askedAt) return known.value as Promise<T>
  const value = make()
  const entry = { until: askedAt + ttlMs, value }
  kept.delete(key)
  dropExpired(askedAt)
  kept.set(key, entry)
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string)
  value.then(
    () => {
      entry.until = askedAt + ttlMs * factor
    },
    () => {
      if (kept.get(key) === entry) kept.delete(key)
    },
  )
  return value
}

/** The oldest stand first: what is over among them goes, so that one busy hour does not fill the instance for good. */
function dropExpired(now: number): void {
  for (const [key, { until }] of kept) {
    if (until > now) return
    kept.delete(key)
  }
}

/** Drops what this instance keeps under a key, after changing what it was made from. Other instances wait for their ttl. */
export function forget(key: string): void {
  kept.delete(key)
}
