import * as z from 'zod/mini'
import { defineContract, NEWSROOM_ROLES } from '../../_common/contract'
import { Cursor, Id, Instant, line } from '../../_common/fields'
import { Block } from '../../_common/story-document'
import { Card, MOTIFS } from './card'
import { corrections } from './corrections'
import { gatherings, OtherForm, PlacedIn } from './gatherings'

export { CARD_KINDS, Card, MOTIFS } from './card'
export { ReaderCorrection } from './corrections'
export {
  ISSUE_FORM_LABELS,
  ISSUE_FORMS,
  Issue,
  IssueContent,
  type IssueLine,
  type IssuePage,
  type OtherForm,
  type PlacedIn,
  Topic,
  TopicContent,
  type TopicPage,
} from './gatherings'

/** 栏目. A column carries its own freshness rule: nothing new for `freshDays` days and an inspection fails it. */
export const Column = z.object({
  columnId: Id,
  name: line(20, 1),
  motif: z.enum(MOTIFS),
  /** 14 for news, 180 for notices and policy files (rules.md, inspection items). */
  freshDays: z.int().check(z.minimum(1), z.maximum(3650)),
  /** Place in the tabs, smallest first. */
  order: z.int().check(z.minimum(0), z.maximum(999)),
  /** Hidden columns keep their articles but have no tab. */
  shown: z.boolean(),
})
export type Column = z.infer<typeof Column>

/** A column with its clock: how long is left before the inspector would fail it. */
export const ColumnFreshness = z.object({
  ...Column.shape,
  articles: z.int(),
  lastPublishedAt: z.nullable(Instant),
  /** Whole days left; 0 on the last day, negative when overdue; null while the column has never published. */
  daysLeft: z.nullable(z.int()),
  /** The day, `2026-03-05`, on which an inspection would fail the column if nothing comes; null: it has failed by being empty. */
  failsOn: z.nullable(z.string()),
  state: z.enum(['fresh', 'due', 'stale', 'empty']),
})
export type ColumnFreshness = z.infer<typeof ColumnFreshness>

/** Who reviewed, by role and never by name: the reader learns that it was done, not whom to blame. */
export const Review = z.object({ stage: z.string(), by: z.string(), at: Instant })
export const Correction = z.object({ at: Instant, was: z.string(), now: z.string() })

/** A block as a reader's client draws it: as in the story, but a picture's `src` is an address that can be fetched. */
export const ReaderPicture = z.object({
  type: z.literal('image'),
  attrs: z.object({
    src: z.string(),
    alt: z.string(),
    caption: z.string(),
    width: z.optional(z.int()),
    height: z.optional(z.int()),
  }),
})
export const ReaderBlock = z.union([ReaderPicture, Block])
export type ReaderBlock = z.infer<typeof ReaderBlock>

export const Article = z.object({
  ...Card.shape,
  author: z.string(),
  /** When the text was last changed after publishing; null: never. */
  updatedAt: z.nullable(Instant),
  reviews: z.array(Review),
  corrections: z.array(Correction),
  /** Share of AI-made sentences, 0–100; 0 is said in words: 没有使用 AI 生成内容. */
  aiShare: z.int(),
  characters: z.int(),
  blocks: z.array(ReaderBlock),
  /** 本文的其他形式: where else it can be read, seen or heard. */
  forms: z.optional(z.array(OtherForm)),
})
export type Article = z.infer<typeof Article>

export const Neighbour = z.object({ articleId: Id, title: z.string() })

/** A page of a feed: pinned first, then newest first. */
export const FeedPage = z.object({ items: z.array(Card), nextCursor: z.nullable(Cursor) })
export type FeedPage = z.infer<typeof FeedPage>

/** Everything the home page shows, in one call. */
export const Home = z.object({
  columns: z.array(Column),
  /** The column shown, or `home` for the front page (要闻), which gathers all columns. */
  columnId: Id,
  lead: z.nullable(Card),
  ...FeedPage.shape,
  /** What is switched on (settings); a client hides what is off. */
  switches: z.record(z.string(), z.boolean()),
  /** When this page was made by the server: shown as 更新到 hh:mm. */
  at: Instant,
})
export type Home = z.infer<typeof Home>

/** Why an article can no longer be read, said to the reader in a friendly page. */
export const Withdrawn = z.object({
  /** '' when the article was taken back altogether: a wrong headline must not stand there either. */
  title: z.string(),
  takenDownAt: Instant,
  reason: z.string(),
  killed: z.optional(z.boolean()),
})

export type Withdrawn = z.infer<typeof Withdrawn>

export const ReadReply = z.object({
  /** null when it was taken down; then `withdrawn` says so. */
  article: z.nullable(Article),
  withdrawn: z.nullable(Withdrawn),
  /** 点击量: distinct readers, one a reader and window; can be recounted. */
  reads: z.int(),
  previous: z.nullable(Neighbour),
  next: z.nullable(Neighbour),
  sameColumn: z.array(Card),
  /** Topics and issues it stands in. */
  placedIn: z.optional(z.array(PlacedIn)),
})
export type ReadReply = z.infer<typeof ReadReply>

/**
 * 手机预览: the console shows a page of the H5 site in a frame and hands it the article by postMessage. The page tells
 * `ready` once it listens; it is answered with an article and how to look, and again whenever either changes.
 */
export const PREVIEW_READY = 'preview-ready'
export const PREVIEW_PAGE = 'features/articles/preview/index'
export const PreviewMessage = z.object({
  preview: Article,
  looks: z.object({ elder: z.boolean(), size: z.enum(['xs', 's', 'm', 'l', 'xl']), contrast: z.boolean() }),
})
export type PreviewMessage = z.infer<typeof PreviewMessage>

export const articles = defineContract(
  'articles',
  {
    ...corrections,
    ...gatherings,
    /** 首页: columns, lead, first page and switches in one call. */
    home: {
      roles: ['visitor'],
      effect: 'read',
      perMinute: 240,
      input: z.object({ columnId: z.optional(Id) }),
      output: Home,
    },
    /** The next pages of a column; `home` is the front page. */
    feed: {
      roles: ['visitor'],
      effect: 'read',
      perMinute: 240,
      input: z.object({ columnId: Id, cursor: Cursor }),
      output: FeedPage,
    },
    /** One article, its neighbours, others of its column and its count. */
    read: {
      roles: ['visitor'],
      effect: 'read',
      perMinute: 240,
      input: z.object({ articleId: Id }),
      output: ReadReply,
    },
    /**
     * Counts one read: once per reader and article in a window of 24 h, crawlers and staff excluded.
     * A reader without WeChat identity carries a visitor token that the first call hands out (`visitor`).
     */
    countRead: {
      roles: ['visitor'],
      effect: 'write',
      repeatable: true,
      perMinute: 60,
      input: z.object({ articleId: Id, visitor: z.optional(line(200)) }),
      output: z.object({ counted: z.boolean(), reads: z.int(), visitor: z.nullable(z.string()) }),
    },
    /** 栏目保鲜: every column with how long is left. */
    columns: {
      roles: NEWSROOM_ROLES,
      effect: 'read',
      input: z.object({}),
      output: z.object({ columns: z.array(ColumnFreshness) }),
    },
    saveColumn: {
      roles: ['administrator'],
      effect: 'write',
      subject: 'columnId',
      input: Column,
      output: Column,
    },
    /** 重算点击量: counts the read log again, mends the counters where they differ and says what it found. */
    recount: {
      roles: ['editor', 'administrator'],
      effect: 'write',
      subject: 'articleId',
      input: z.object({ articleId: Id }),
      output: z.object({ fromLog: z.int(), fromCounters: z.int(), mended: z.boolean() }),
    },
  },
  // once a morning: columns that an inspection would soon fail
  { sweeps: '0 0 9 * * * *' },
)
