import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Id, Instant, line, Nothing } from '../../_common/fields'
import { MAX_STORY_BYTES, STAFF, StoryContent } from './content'

/** 稿件模板: what a story of a column begins with. */
export const Template = z.object({
  templateId: Id,
  name: line(40, 1, '模板要有名字'),
  /** Null: for every column. */
  columnId: z.nullable(Id),
  content: StoryContent,
  /** Rises with every change; a change must name the one it was made on. */
  number: z.int(),
  by: z.string(),
  at: Instant,
})
export type Template = z.infer<typeof Template>

export const templates = {
  /** At most 100 by column and name. */
  templates: {
    roles: STAFF,
    effect: 'read',
    input: z.object({}),
    output: z.object({ templates: z.array(Template) }),
  },
  /** 存模板: a new one without `templateId`. Made from a story: its words, without its date, cover and pin. */
  saveTemplate: {
    roles: ['editor', 'administrator'],
    effect: 'write',
    subject: 'templateId',
    maxBytes: MAX_STORY_BYTES,
    input: z.object({
      templateId: z.optional(Id),
      number: z._default(z.int(), 0),
      name: line(40, 1, '模板要有名字'),
      columnId: z.nullable(Id),
      content: StoryContent,
    }),
    output: Template,
  },
  removeTemplate: {
    roles: ['editor', 'administrator'],
    effect: 'write',
    subject: 'templateId',
    input: z.object({ templateId: Id, number: z.int() }),
    output: Nothing,
  },
} satisfies Actions
