import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Cursor, Id, line, Nothing } from '../../_common/fields'
import { STORY_STATES, WORK_STATES, WRITERS } from '../machine'
import { MAX_STORY_BYTES, STAFF, Story, StoryContent, StoryRow, Version } from './content'

export const drafting = {
  list: {
    roles: STAFF,
    effect: 'read',
    input: z.object({
      /** Words in the title. */
      q: z.optional(line(60)),
      state: z.optional(z.enum(STORY_STATES)),
      work: z.optional(z.enum(WORK_STATES)),
      columnId: z.optional(Id),
      unitId: z.optional(Id),
      mine: z.optional(z.boolean()),
      cursor: z.optional(Cursor),
    }),
    output: z.object({ rows: z.array(StoryRow), nextCursor: z.nullable(Cursor) }),
  },
  open: { roles: STAFF, effect: 'read', input: z.object({ storyId: Id }), output: Story },
  create: {
    roles: WRITERS,
    effect: 'write',
    maxBytes: MAX_STORY_BYTES,
    subject: 'storyId',
    input: z.object({
      content: z.optional(StoryContent),
      /** The assignment it is written for: it goes along with the story's life. */
      assignmentId: z.optional(Id),
    }),
    output: Story,
  },
  /** 自动保存: refused with `changed_meanwhile` when somebody saved after `revision`. */
  save: {
    roles: STAFF,
    effect: 'write',
    maxBytes: MAX_STORY_BYTES,
    perMinute: 120,
    subject: 'storyId',
    input: z.object({ storyId: Id, revision: z.int(), content: StoryContent }),
    output: Story,
  },
  versions: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ storyId: Id }),
    output: z.object({ versions: z.array(Version) }),
  },
  version: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ storyId: Id, number: z.int() }),
    output: z.object({ ...Version.shape, content: StoryContent }),
  },
  /** 恢复旧版: makes the old content the newest revision; nothing is lost. */
  restore: {
    roles: STAFF,
    effect: 'write',
    subject: 'storyId',
    input: z.object({ storyId: Id, revision: z.int(), number: z.int() }),
    output: Story,
  },
  /** 删草稿: only what was never published. */
  discard: {
    roles: WRITERS,
    effect: 'write',
    subject: 'storyId',
    input: z.object({ storyId: Id }),
    output: Nothing,
  },
} satisfies Actions
