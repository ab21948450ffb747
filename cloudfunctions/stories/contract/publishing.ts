import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Id, Instant, line } from '../../_common/fields'
import { Article } from '../../articles/contract'
import { KILLERS, PUBLISHERS } from '../machine'
import { STAFF, Story } from './content'
import { FORMS } from './renditions'

const Correction = z.object({ was: line(200, 1), now: line(200, 1) })
/** Besides the mini-program, which every story goes to: each gets its form of the story into its outbox. */
const channels = z.optional(z.array(z.enum(FORMS)).check(z.maxLength(FORMS.length)))
const atRevision = { storyId: Id, revision: z.int(), channels }

const step = <Input extends z.ZodMiniType>(input: Input) =>
  ({ roles: PUBLISHERS, effect: 'write', subject: 'storyId', input, output: Story }) as const

export const publishing = {
  /** 手机预览: the article exactly as a reader would get it; counts nothing. */
  preview: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ storyId: Id }),
    output: z.object({ article: Article }),
  },
  /** 发布: what was signed, for the first time or again after a take-down. */
  publish: step(z.object(atRevision)),
  /** 更正: the signed, corrected text with a note that readers see on the article. */
  correct: step(z.object({ ...atRevision, correction: Correction })),
  /** 更新: the signed text in place of the one that readers have; it says when, not what. */
  update: step(z.object(atRevision)),
  /** 定时: the signed text goes out by itself. Not while there is an embargo. */
  schedule: step(z.object({ ...atRevision, at: Instant, correction: z.optional(Correction) })),
  /** 取消定时, until its time has come. */
  unschedule: step(z.object({ storyId: Id })),
  /** 禁发期: nobody can publish before its end, then it goes out by itself if it is signed; null lifts it. Only before the first publishing. */
  embargo: step(z.object({ storyId: Id, until: z.nullable(Instant), channels })),
  /** 撤下: visible to every reader within 5 s; the reason is shown on the article's page. */
  takeDown: step(z.object({ storyId: Id, reason: line(200, 2, '写明为什么撤下，读者会看到这句话') })),
  /** 作废: on every channel and for good. */
  kill: {
    ...step(z.object({ storyId: Id, reason: line(200, 2, '写明为什么作废，读者会看到这句话') })),
    roles: KILLERS,
  },
} satisfies Actions
