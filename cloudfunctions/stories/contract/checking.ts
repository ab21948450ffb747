import * as z from 'zod/mini'
import { type Actions, NEWSROOM_ROLES } from '../../_common/contract'
import { Id, Instant, line, paragraphs } from '../../_common/fields'
import { Href } from '../../_common/story-document'
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

const MOST_KEPT = 30_000

/** Somebody's copy of what stands at an address; `number` is 0 and the rest empty when there is none. */
const KeptOriginal = z.object({
  number: z.int(),
  title: z.string(),
  text: z.string(),
  by: z.string(),
  at: z.nullable(Instant),
})

/** 外站链接: what is known of an address of another site. */
const OutsideLink = z.object({
  href: z.string(),
  /** `dead`: did not open twice in a row. `unchecked`: not opened yet, or the site turns machines away. */
  state: z.enum(['live', 'dead', 'unchecked']),
  /** When it was opened last, and the HTTP status that came; 0: nothing came. */
  checkedAt: z.nullable(Instant),
  status: z.nullable(z.int()),
  /** Title of the source text that is kept of it, or its address when it has none; null: no text is kept. */
  kept: z.nullable(z.string()),
})
export type OutsideLink = z.infer<typeof OutsideLink>

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
      links: z.object({ outside: z.int(), unchecked: z.int(), list: z.array(OutsideLink) }),
    }),
  },
  /** 留存的原文, whole: what somebody copied from an address in this story, for quotations to be compared with. */
  original: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    input: z.object({ storyId: Id, href: Href }),
    output: z.object({ original: KeptOriginal }),
  },
  /** 留存原文 beside a link of the story; an empty text takes it out. Of two at once one wins. */
  keepOriginal: {
    roles: NEWSROOM_ROLES,
    effect: 'write',
    subject: 'storyId',
    maxBytes: 256 * 1024,
    input: z.object({
      storyId: Id,
      href: Href,
      /** The one that was seen: 0 when there was none. */
      number: z.int().check(z.minimum(0)),
      title: line(80),
      text: paragraphs(MOST_KEPT, 0, `原文最多留 ${MOST_KEPT} 个字，只留引到的那几段`),
    }),
    output: z.object({ original: KeptOriginal }),
  },
  ...rules,
} satisfies Actions
