import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Id, Instant, line, Nothing } from '../../_common/fields'

/** 勘误告知: what changed in an article after this reader had opened it. */
export const ReaderCorrection = z.object({
  correctionId: z.string(),
  articleId: Id,
  /** Of the article; '' when it was taken back altogether. */
  title: z.string(),
  kind: z.enum(['correction', 'kill']),
  at: Instant,
  was: z.string(),
  /** What is right; of an article taken back: why. */
  now: z.string(),
  /** Put away by this reader before. */
  seen: z.boolean(),
})
export type ReaderCorrection = z.infer<typeof ReaderCorrection>

const visitor = z.optional(line(200))

export const corrections = {
  /**
   * 您看过的文章有更正. Goes by the read log under the reader's own hash; nobody else can ask. A guest on this device is known
   * by the visitor token that counting handed out. A write only in that the caller's identity is looked up.
   */
  myCorrections: {
    roles: ['visitor'],
    effect: 'write',
    repeatable: true,
    perMinute: 60,
    input: z.object({ visitor }),
    output: z.object({ items: z.array(ReaderCorrection), unseen: z.int() }),
  },
  /** 知道了: puts away all up to the newest that was shown. */
  putAwayCorrections: {
    roles: ['visitor'],
    effect: 'write',
    repeatable: true,
    perMinute: 30,
    input: z.object({ visitor, upTo: Instant }),
    output: Nothing,
  },
} satisfies Actions
