import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { MAX_STORY_BYTES, STAFF, StoryContent } from './content'

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
  field: z.enum(['title', 'digest', 'body']),
  /** Place of the block in the document; null outside the body. */
  block: z.nullable(z.int()),
  /** Characters within the title, the digest or the block's plain text. */
  from: z.int(),
  to: z.int(),
  words: z.string(),
  message: z.string(),
  suggestion: z.nullable(z.string()),
})
export type Finding = z.infer<typeof Finding>

export const checking = {
  /** 检查: what the rules find in these words as they stand on the screen, saved or not. Nothing is stored. */
  check: {
    roles: STAFF,
    effect: 'read',
    maxBytes: MAX_STORY_BYTES,
    perMinute: 120,
    input: z.pick(StoryContent, { title: true, digest: true, datedAt: true, document: true }),
    output: z.object({ rulesVersion: z.string(), findings: z.array(Finding) }),
  },
} satisfies Actions
