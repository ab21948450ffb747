import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Id, line } from '../../_common/fields'
import { Article } from '../../articles/contract'
import { STAFF, Story } from './content'

export const publishing = {
  /** 手机预览: the article exactly as a reader would get it; counts nothing. */
  preview: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ storyId: Id }),
    output: z.object({ article: Article }),
  },
  /** 发布, or 改后再发 with a correction note that readers see. */
  publish: {
    roles: ['editor', 'administrator'],
    effect: 'write',
    subject: 'storyId',
    input: z.object({
      storyId: Id,
      revision: z.int(),
      correction: z.optional(z.object({ was: line(200, 1), now: line(200, 1) })),
      /** Keys of the findings that must be confirmed, and are: this may be public. */
      confirmed: z.optional(z.array(line(64, 1)).check(z.maxLength(5000))),
    }),
    output: Story,
  },
  /** 撤下: visible to every reader within 5 s; the reason is shown on the article's page. */
  takeDown: {
    roles: ['editor', 'administrator'],
    effect: 'write',
    subject: 'storyId',
    input: z.object({ storyId: Id, reason: line(200, 2, '写明为什么撤下，读者会看到这句话') }),
    output: Story,
  },
} satisfies Actions
