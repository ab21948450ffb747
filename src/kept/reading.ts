import { Id, Instant } from '@functions/_common/fields'
import * as z from 'zod/mini'
import { createShelf } from './shelf'

/** An article as a row of 看过的 or 收藏. */
export const KeptArticle = z.object({
  articleId: Id,
  title: z.string(),
  columnName: z.string(),
  unitName: z.string(),
  /** When it was read, or put aside. */
  at: Instant,
})
export type KeptArticle = z.infer<typeof KeptArticle>

/** 看过的: the last 200 articles read on this phone; never sent anywhere. */
export const readingHistory = createShelf('reading-history', KeptArticle, 200)

/** 收藏: kept until taken off. */
export const favourites = createShelf('favourites', KeptArticle, 500)

/** Where reading of a long text stopped. */
export const Place = z.object({
  articleId: Id,
  /** The block of the last heading that was passed. */
  block: z.int().check(z.minimum(0), z.maximum(5000)),
  heading: z.string(),
})
export const places = createShelf('reading-places', Place, 50)
