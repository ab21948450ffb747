import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Id, Instant, line, paragraphs } from '../../_common/fields'
import { CARD_KINDS } from '../../articles/contract'

/** Fifty long articles; the platform takes 6 MB in one call. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024

/** One line of an import file: as an editor would bring it. Text paragraphs are separated by line breaks, `## ` begins a heading. */
export const ImportItem = z.object({
  /** Names the item in its old home; the same one is never imported twice. */
  externalId: line(100, 1),
  title: line(80, 1, '要有标题'),
  digest: z._default(paragraphs(300), ''),
  columnId: Id,
  unitId: Id,
  source: line(40, 1, '要有来源'),
  author: z._default(line(80), ''),
  datedAt: Instant,
  kind: z._default(z.enum(CARD_KINDS), 'text'),
  text: paragraphs(60_000, 1, '正文不能空'),
})
export type ImportItem = z.infer<typeof ImportItem>

export const importing = {
  /** 导入: a batch of at most 50 lines; each answered by its place in the batch. Imported items are published at their own date. */
  importBatch: {
    roles: ['administrator'],
    effect: 'write',
    perMinute: 600,
    maxBytes: MAX_BATCH_BYTES,
    input: z.object({ items: z.array(z.unknown()).check(z.minLength(1), z.maxLength(50)) }),
    output: z.object({
      results: z.array(
        z.object({
          outcome: z.enum(['imported', 'already_there', 'refused']),
          storyId: z.nullable(Id),
          /** Why it was refused, by field. */
          fields: z.record(z.string(), z.string()),
        }),
      ),
    }),
  },
} satisfies Actions
