import * as z from 'zod/mini'
import { defineContract } from '../_common/contract'
import { Cursor, Id, Instant, line, Nothing } from '../_common/fields'
import { FORM_LABELS, FORMS } from '../stories/contract/renditions'
import { KEEPERS, PUBLICATION_STATES } from './machine'

/** 渠道. The mini-program (with its H5 twin) is served from here; the others are filled by hand from the outbox. */
export const CHANNELS = ['miniProgram', ...FORMS] as const
export type Channel = (typeof CHANNELS)[number]
export const CHANNEL_LABELS: Record<Channel, string> = { miniProgram: '小程序和网页', ...FORM_LABELS }

export const PUBLICATION_KINDS = ['publish', 'update', 'correct'] as const
export type PublicationKind = (typeof PUBLICATION_KINDS)[number]
export const PUBLICATION_KIND_LABELS: Record<PublicationKind, string> = {
  publish: '首发',
  update: '更新',
  correct: '更正',
}

export const WITHDRAWAL_KINDS = ['takeDown', 'kill'] as const
export const WITHDRAWAL_KIND_LABELS: Record<(typeof WITHDRAWAL_KINDS)[number], string> = {
  takeDown: '撤下',
  kill: '撤回（错稿）',
}

const By = z.object({ personId: z.string(), name: z.string() })

/** 撤下用时: from the order to the tick. */
export const Withdrawal = z.object({
  kind: z.enum(WITHDRAWAL_KINDS),
  reason: z.string(),
  orderedAt: Instant,
  orderedBy: By,
  doneAt: z.nullable(Instant),
  doneBy: z.nullable(By),
  /** From the order until it was gone; null: it still stands there. */
  seconds: z.nullable(z.int()),
})
export type Withdrawal = z.infer<typeof Withdrawal>

/** 发布记录: one revision of a story on one channel. */
export const Publication = z.object({
  publicationId: z.string(),
  storyId: Id,
  articleId: Id,
  revision: z.int(),
  title: z.string(),
  channel: z.enum(CHANNELS),
  columnId: Id,
  unitId: Id,
  kind: z.enum(PUBLICATION_KINDS),
  state: z.enum(PUBLICATION_STATES),
  replaces: z.nullable(z.string()),
  readyAt: Instant,
  readyBy: By,
  holder: z.nullable(By),
  heldAt: z.nullable(Instant),
  publishedAt: z.nullable(Instant),
  publishedBy: z.nullable(By),
  link: z.nullable(z.string()),
  withdrawal: z.nullable(Withdrawal),
  failure: z.nullable(z.string()),
  /** Names of its pictures whose rights ran out: not to be put out, or to be replaced where it is out. */
  replacePictures: z.optional(z.array(z.string())),
  /** Until when the last tick can be taken back; null: no longer, or nothing to take back. */
  undoUntil: z.nullable(Instant),
  /** A withdrawal that stands longer than the centre allows itself. */
  late: z.boolean(),
})
export type Publication = z.infer<typeof Publication>

/** A publication with what is to be put there and what was done. */
export const PublicationDetail = z.object({
  ...Publication.shape,
  form: z.nullable(z.object({ kind: z.enum(['html', 'text', 'script']), content: z.string() })),
  history: z.array(z.object({ event: z.string(), by: By, at: Instant, note: z.string() })),
})
export type PublicationDetail = z.infer<typeof PublicationDetail>

/** How a channel stands: each number opens the list of that channel and state. */
export const ChannelCount = z.object({
  channel: z.enum(CHANNELS),
  counts: z.record(z.enum(PUBLICATION_STATES), z.int()),
  /** 撤下用时 over the last withdrawals of this channel (at most 100), in seconds; null: there were none. */
  takeDown: z.nullable(z.object({ of: z.int(), median: z.int(), slowest: z.int() })),
})
export type ChannelCount = z.infer<typeof ChannelCount>

/** How the centre keeps its outbox. */
export const ChannelSettings = z.object({
  /** How long after a tick it can be taken back. */
  undoMinutes: z.int().check(z.minimum(0), z.maximum(120)),
  /** How long somebody may hold what they took up before others may have it. */
  holdMinutes: z.int().check(z.minimum(5), z.maximum(1440)),
  /** A withdrawal that stands longer than this is late. */
  withdrawMinutes: z.int().check(z.minimum(1), z.maximum(1440)),
})
export type ChannelSettings = z.infer<typeof ChannelSettings>

const publicationId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,100}$/, '编号不对'))
/** Where it can be seen now: an address, or for a newspaper or programme its issue and page. */
const link = line(500, 0)

const KEEPS = [...KEEPERS] as const

export const channels = defineContract(
  'channels',
  {
    /** 各渠道情况. */
    overview: {
      roles: KEEPS,
      effect: 'read',
      input: Nothing,
      output: z.object({ channels: z.array(ChannelCount), settings: ChannelSettings }),
    },
    /** 待发、已发、待撤清单: newest move first. */
    list: {
      roles: KEEPS,
      effect: 'read',
      input: z.object({
        channel: z.optional(z.enum(CHANNELS)),
        states: z.optional(z.array(z.enum(PUBLICATION_STATES)).check(z.minLength(1), z.maxLength(8))),
        storyId: z.optional(Id),
        cursor: z.optional(Cursor),
      }),
      output: z.object({ items: z.array(Publication), nextCursor: z.nullable(Cursor) }),
    },
    open: {
      roles: KEEPS,
      effect: 'read',
      input: z.object({ publicationId }),
      output: PublicationDetail,
    },
    /** 我来发: others see who is at it. */
    takeUp: {
      roles: KEEPS,
      effect: 'write',
      subject: 'publicationId',
      input: z.object({ publicationId }),
      output: Publication,
    },
    /** 先放下. */
    putDown: {
      roles: KEEPS,
      effect: 'write',
      subject: 'publicationId',
      input: z.object({ publicationId }),
      output: Publication,
    },
    /** 打勾：已发布, with the link back. */
    markPublished: {
      roles: KEEPS,
      effect: 'write',
      subject: 'publicationId',
      input: z.object({ publicationId, link }),
      output: Publication,
    },
    /** 打勾：已撤下. */
    markWithdrawn: {
      roles: KEEPS,
      effect: 'write',
      subject: 'publicationId',
      input: z.object({ publicationId }),
      output: Publication,
    },
    /** 打勾：图换好了. */
    markPictureReplaced: {
      roles: KEEPS,
      effect: 'write',
      subject: 'publicationId',
      input: z.object({ publicationId }),
      output: Publication,
    },
    /** 没发成, with what the channel said. */
    markFailed: {
      roles: KEEPS,
      effect: 'write',
      subject: 'publicationId',
      input: z.object({ publicationId, reason: line(200, 2, '写明为什么没发成') }),
      output: Publication,
    },
    /** 不用发了. */
    cancel: {
      roles: KEEPS,
      effect: 'write',
      subject: 'publicationId',
      input: z.object({ publicationId, reason: line(200, 2, '写明为什么不发') }),
      output: Publication,
    },
    /** 点错了，退回上一步: within minutes of the tick. */
    undo: {
      roles: KEEPS,
      effect: 'write',
      subject: 'publicationId',
      input: z.object({ publicationId }),
      output: Publication,
    },
    saveSettings: {
      roles: ['administrator'],
      effect: 'write',
      input: ChannelSettings,
      output: ChannelSettings,
    },
  },
  { sweeps: '0 */5 * * * * *' },
)
