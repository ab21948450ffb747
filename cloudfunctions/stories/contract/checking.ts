import * as z from 'zod/mini'
import { type Actions, NEWSROOM_ROLES } from '../../_common/contract'
import { line } from '../../_common/fields'
import { MAX_STORY_BYTES, StoryContent } from './content'
import { rules } from './rules'

/** One thing that the checks found: where it stands, which rule says so, and what to do. People decide. */
export const Finding = z.object({
  /** The same for the same words under the same rule, wherever they stand. */
  key: z.string(),
  ruleId: z.string(),
  /** The rule's name in the newsroom. */
  rule: z.string(),
  ruleVersion: z.int(),
  /** The law, standard or house style behind it. */
  basis: z.string(),
  /** `confirm`: a person must say that it may be public. `fix`: wrong by the rule. `advice`: look again. */
  weight: z.enum(['confirm', 'fix', 'advice']),
  /** `alt`: what a picture says to those who cannot see it. */
  field: z.enum(['title', 'digest', 'source', 'author', 'body', 'alt']),
  /** Place of the block in the document; null outside the body. */
  block: z.nullable(z.int()),
  /** Characters within the field, or the block's plain text. */
  from: z.int(),
  to: z.int(),
  words: z.string(),
  message: z.string(),
  suggestion: z.nullable(z.string()),
  /** The words of the source that a quotation was compared with. */
  original: z.nullable(z.object({ title: z.string(), text: z.string() })),
})
export type Finding = z.infer<typeof Finding>

export const checking = {
  /** 检查: what the rules find in these words as they stand on the screen, saved or not. Nothing is stored. */
  check: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    maxBytes: MAX_STORY_BYTES,
    perMinute: 120,
    input: z.object({
      ...z.pick(StoryContent, { title: true, digest: true, datedAt: true, document: true }).shape,
      author: z._default(line(80), ''),
      source: z._default(line(40), ''),
    }),
    output: z.object({
      /** The version of the lists, and a mark of the code's own rules. */
      rulesVersion: z.string(),
      findings: z.array(Finding),
      /** Links to other sites: how many there are, and how many of them nobody has opened yet. */
      links: z.object({ outside: z.int(), unchecked: z.int() }),
    }),
  },
  ...rules,
} satisfies Actions
