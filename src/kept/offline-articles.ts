import { Id, Instant } from '@functions/_common/fields'
import { ReadReply } from '@functions/articles/contract'
import * as z from 'zod/mini'
import { createShelf } from './shelf'
import { forget, keep, recall } from './storage'

const Entry = z.object({ articleId: Id, savedAt: Instant })
const Copy = z.object({ savedAt: Instant, reply: ReadReply })
export type OfflineCopy = z.infer<typeof Copy>

/** The last 30 articles read, whole, so that they open without a network. */
const index = createShelf('offline-articles', Entry, 30)
const keyOf = (articleId: string) => `offline-article:${articleId}`

export const offlineArticles = {
  open(articleId: string): OfflineCopy | null {
    const copy = z.safeParse(Copy, recall(keyOf(articleId)))
    return copy.success ? copy.data : null
  },

  /** When the phone is full the oldest copies make room; when that is not enough the article is simply not kept. */
  save(articleId: string, reply: ReadReply, savedAt: string): void {
    for (const dropped of index.put({ articleId, savedAt })) forget(keyOf(dropped.articleId))
    const oldestFirst = index.list().reverse()
    for (const entry of [null, ...oldestFirst]) {
      if (entry) forget(keyOf(entry.articleId))
      if (keep(keyOf(articleId), { savedAt, reply })) return
    }
  },

  /** A taken-down article does not stay readable on the phone. */
  remove(articleId: string): void {
    index.remove(articleId)
    forget(keyOf(articleId))
  },

  clear(): void {
    for (const entry of index.list()) forget(keyOf(entry.articleId))
    index.clear()
  },

  count: () => index.list().length,
}
