import * as z from 'zod/mini'
import { forget, keep, recall } from './storage'

export interface Shelf<Item> {
  /** Newest first. */
  list(): Item[]
  has(articleId: string): boolean
  /** Puts an item on top; an older one of the same article goes. Answers with what fell off the other end. */
  put(item: Item): Item[]
  remove(articleId: string): void
  clear(): void
}

/**
 * A list of articles on the phone, newest first, at most `limit` long. What an older release, or somebody else, wrote into
 * the storage is left out when it does not fit the schema.
 */
export function createShelf<Schema extends z.ZodMiniType<{ articleId: string }>>(
  storageKey: string,
  schema: Schema,
  limit: number,
): Shelf<z.output<Schema>> {
  type Item = z.output<Schema>

  function list(): Item[] {
    const stored = recall(storageKey)
    if (!Array.isArray(stored)) return []
    return stored.flatMap((one) => {
      const item = z.safeParse(schema, one)
      return item.success ? [item.data] : []
    })
  }
  const others = (articleId: string) => list().filter((item) => item.articleId !== articleId)

  return {
    list,
    has: (articleId) => list().some((item) => item.articleId === articleId),
    put(item) {
      const items = [item, ...others(item.articleId)]
      keep(storageKey, items.slice(0, limit))
      return items.slice(limit)
    },
    remove: (articleId) => void keep(storageKey, others(articleId)),
    clear: () => forget(storageKey),
  }
}
