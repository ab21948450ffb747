import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Id, Instant, Nothing } from '../../_common/fields'
import { MAX_STORY_BYTES, STAFF, StoryContent } from './content'

/** How a lock lives: a browser renews it while it is open; without a renewal it ends by itself, whatever became of that browser. */
export const LOCK = { livesMs: 150_000, renewedEveryMs: 10_000 } as const

/** Words that were not saved yet when somebody else took the story over, waiting for whoever goes on with it. */
export const LeftWords = z.object({ leftId: Id, byName: z.string(), at: Instant })
export type LeftWords = z.infer<typeof LeftWords>

/** 编辑锁: who writes this story now. */
export const Lock = z.object({
  /** Null: nobody writes it. */
  holder: z.nullable(z.object({ personId: Id, name: z.string() })),
  mine: z.boolean(),
  since: z.nullable(Instant),
  /** 最近一次按键 */
  typedAt: z.nullable(Instant),
  /** Who took it from the caller, if that is how the caller lost it. */
  takenOver: z.nullable(z.object({ byName: z.string(), at: Instant })),
  /** The story's revision now: a reader without the lock sees by it that there is something new. */
  revision: z.int(),
  left: z.array(LeftWords),
})
export type Lock = z.infer<typeof Lock>

export const locking = {
  /** 开写: takes the lock when it is free. Answers whose it is then. */
  lock: {
    roles: STAFF,
    effect: 'write',
    perMinute: 60,
    subject: 'storyId',
    input: z.object({ storyId: Id }),
    output: Lock,
  },
  /** 接手: takes the lock, also from whoever holds it; that one is told at the next heartbeat. */
  takeOver: {
    roles: STAFF,
    effect: 'write',
    subject: 'storyId',
    input: z.object({ storyId: Id }),
    output: Lock,
  },
  /**
   * The browser's heartbeat. A `read` although it moves the end of the caller's own lock: it decides nothing, and sixty
   * people would else write a hundred thousand audit records a day that say nothing.
   */
  keepLock: {
    roles: STAFF,
    effect: 'read',
    perMinute: 120,
    input: z.object({
      storyId: Id,
      /** Since the last key, in ms; null: none since the page was opened. Null too while only looking on. */
      idleMs: z.nullable(z.int().check(z.minimum(0))),
    }),
    output: Lock,
  },
  /** 不写了: gives the lock back, so that nobody waits for it to end. */
  unlock: {
    roles: STAFF,
    effect: 'write',
    perMinute: 60,
    subject: 'storyId',
    input: z.object({ storyId: Id }),
    output: Nothing,
  },
  /** 交出没存上的字: what the one who lost the lock had typed and not saved. Kept until somebody decides about it. */
  leaveWords: {
    roles: STAFF,
    effect: 'write',
    maxBytes: MAX_STORY_BYTES,
    subject: 'storyId',
    input: z.object({ storyId: Id, /** What it was typed on. */ revision: z.int(), content: StoryContent }),
    output: Nothing,
  },
  leftWords: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ storyId: Id, leftId: Id }),
    output: z.object({
      ...LeftWords.shape,
      content: StoryContent,
      /** The story as it was when these words were typed; null when that version is no longer kept. */
      base: z.nullable(StoryContent),
    }),
  },
  /** 处理完交出的字: taken in or not wanted; they stay stored, and are not offered again. */
  settleWords: {
    roles: STAFF,
    effect: 'write',
    subject: 'storyId',
    input: z.object({ storyId: Id, leftId: Id, outcome: z.enum(['taken', 'dropped']) }),
    output: Nothing,
  },
} satisfies Actions
