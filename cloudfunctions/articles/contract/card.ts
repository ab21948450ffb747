import * as z from 'zod/mini'
import { Id, Instant } from '../../_common/fields'

/** Which drawn motif stands in for a missing photo; `none` for death, accident, crime and disaster (design.md §6). */
export const MOTIFS = ['news', 'service', 'culture', 'study', 'volunteer', 'none'] as const

/** How a card is drawn (components.md, StoryCard). */
export const CARD_KINDS = ['picture', 'text', 'document', 'issue'] as const

/** What a list shows of an article. */
export const Card = z.object({
  articleId: Id,
  kind: z.enum(CARD_KINDS),
  /** May carry break marks `｜` set by the editor: each clause stays on one line where it fits (design.md §3). */
  title: z.string(),
  digest: z.string(),
  columnId: Id,
  columnName: z.string(),
  unitName: z.string(),
  source: z.string(),
  publishedAt: Instant,
  /** Address of the cover picture; null: text card or motif. */
  coverUrl: z.nullable(z.string()),
  motif: z.enum(MOTIFS),
  pinned: z.boolean(),
  corrected: z.boolean(),
  minutesToHear: z.int(),
})
export type Card = z.infer<typeof Card>
