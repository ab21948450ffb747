import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Cursor, FileId, Id, Instant, line, paragraphs } from '../../_common/fields'
import { Card } from './card'

/** 专题与期: what gathers articles. A topic grows with its time line; an issue is a printed page or a programme, complete in itself. */
export const ISSUE_FORMS = ['newspaper', 'television'] as const
export const ISSUE_FORM_LABELS: Record<(typeof ISSUE_FORMS)[number], string> = {
  newspaper: '报纸专版',
  television: '电视节目',
}

/** A day of the district's calendar, `2026-03-05`. */
export const Day = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '日期写成 2026-03-05'))

const revision = z.int().check(z.minimum(0))

export const TopicContent = z.object({
  title: line(40, 2),
  intro: paragraphs(600),
  cover: z.nullable(FileId),
  sections: z
    .array(z.object({ name: line(20, 1), articleIds: z.array(Id).check(z.maxLength(100)) }))
    .check(z.maxLength(12, '最多 12 个板块')),
  /** 接下来: what is still to come, from the plan. */
  upcoming: z.array(z.object({ on: Day, what: line(60, 2) })).check(z.maxLength(50)),
  shown: z.boolean(),
})
export type TopicContent = z.infer<typeof TopicContent>

/** 专题 as its editor sees it. */
export const Topic = z.object({
  ...TopicContent.shape,
  topicId: Id,
  revision,
  updatedAt: Instant,
  updatedBy: z.string(),
})
export type Topic = z.infer<typeof Topic>

const IssueItem = z.object({
  /** The article of this item; null when it only stood in print or on air. */
  articleId: z.nullable(Id),
  title: line(64, 2),
  /** 第 1 版, 03:15. */
  where: line(20),
})

export const IssueContent = z.object({
  columnId: Id,
  form: z.enum(ISSUE_FORMS),
  number: z.int().check(z.minimum(1), z.maximum(99999)),
  on: Day,
  title: line(40),
  /** 版面图, each with its page's name. */
  pages: z.array(z.object({ name: line(20, 1), picture: FileId })).check(z.maxLength(24)),
  /** The programme: a file of the centre, or an address. */
  video: z.nullable(
    z.union([FileId, line(500, 1).check(z.regex(/^https:\/\/\S+$/, '节目地址以 https:// 开头'))]),
  ),
  items: z.array(IssueItem).check(z.maxLength(60)),
  shown: z.boolean(),
})
export type IssueContent = z.infer<typeof IssueContent>

/** 期 as its editor sees it. */
export const Issue = z.object({
  ...IssueContent.shape,
  issueId: Id,
  revision,
  updatedAt: Instant,
  updatedBy: z.string(),
})
export type Issue = z.infer<typeof Issue>

/** The story on another channel. */
export const OtherForm = z.object({
  channel: z.string(),
  name: z.string(),
  link: z.nullable(z.string()),
  at: Instant,
})
export type OtherForm = z.infer<typeof OtherForm>

/** 专题 or 系列 as readers see it; of a series there is one section without a name, in the order of reading. */
export const TopicPage = z.object({
  topicId: Id,
  kind: z.enum(['topic', 'series']),
  title: z.string(),
  intro: z.string(),
  coverUrl: z.nullable(z.string()),
  sections: z.array(z.object({ name: z.string(), cards: z.array(Card) })),
  /** Today's and later, the nearest first. */
  upcoming: z.array(z.object({ on: Day, what: z.string() })),
  updatedAt: Instant,
})
export type TopicPage = z.infer<typeof TopicPage>

const IssueLine = z.object({
  issueId: Id,
  columnId: Id,
  columnName: z.string(),
  form: z.enum(ISSUE_FORMS),
  number: z.int(),
  on: Day,
  title: z.string(),
  coverUrl: z.nullable(z.string()),
})
export type IssueLine = z.infer<typeof IssueLine>

/** 期 as readers see it: every item with its article and its other forms. */
export const IssuePage = z.object({
  ...IssueLine.shape,
  pages: z.array(z.object({ name: z.string(), url: z.string() })),
  videoUrl: z.nullable(z.string()),
  items: z.array(
    z.object({
      title: z.string(),
      where: z.string(),
      card: z.nullable(Card),
      forms: z.array(OtherForm),
    }),
  ),
})
export type IssuePage = z.infer<typeof IssuePage>

/** Where an article stands beside its column. */
export const PlacedIn = z.object({
  kind: z.enum(['topic', 'series', 'issue']),
  id: Id,
  title: z.string(),
})
export type PlacedIn = z.infer<typeof PlacedIn>

/** A topic, and where in it an article stands; `section` null: nowhere. */
const TopicPlace = z.object({
  topicId: Id,
  title: z.string(),
  shown: z.boolean(),
  sections: z.array(z.string()),
  section: z.nullable(z.string()),
})

const EDITORS = ['editor', 'administrator'] as const
const newOr = (id: typeof Id) => z.nullable(id)

export const gatherings = {
  topic: {
    roles: ['visitor'],
    effect: 'read',
    perMinute: 240,
    input: z.object({ topicId: Id }),
    output: TopicPage,
  },
  issue: {
    roles: ['visitor'],
    effect: 'read',
    perMinute: 240,
    input: z.object({ issueId: Id }),
    output: IssuePage,
  },
  /** 往期: the issues of a column, newest first. */
  issues: {
    roles: ['visitor'],
    effect: 'read',
    perMinute: 240,
    input: z.object({ columnId: Id, cursor: z.optional(Cursor) }),
    output: z.object({ columnName: z.string(), items: z.array(IssueLine), nextCursor: z.nullable(Cursor) }),
  },
  /** 专题和期 at the desk, shown or not. */
  deskTopics: {
    roles: EDITORS,
    effect: 'read',
    input: z.object({ cursor: z.optional(Cursor) }),
    output: z.object({ items: z.array(Topic), nextCursor: z.nullable(Cursor) }),
  },
  deskIssues: {
    roles: EDITORS,
    effect: 'read',
    input: z.object({ cursor: z.optional(Cursor) }),
    output: z.object({ items: z.array(Issue), nextCursor: z.nullable(Cursor) }),
  },
  /** Articles by words of their title, to put into a topic or an issue. */
  findArticles: {
    roles: EDITORS,
    effect: 'read',
    input: z.object({ words: line(40), articleIds: z.optional(z.array(Id).check(z.maxLength(100))) }),
    output: z.object({
      items: z.array(z.object({ articleId: Id, title: z.string(), columnId: Id, publishedAt: Instant })),
    }),
  },
  /** A new topic without `topicId`; else the one of that revision. */
  saveTopic: {
    roles: EDITORS,
    effect: 'write',
    subject: 'topicId',
    input: z.object({ topicId: newOr(Id), revision, content: TopicContent }),
    output: Topic,
  },
  /** 这篇在哪些专题里: the topics changed last, each with the section that has the article, published or not. */
  topicsFor: {
    roles: EDITORS,
    effect: 'read',
    input: z.object({ articleId: Id }),
    output: z.object({ topics: z.array(TopicPlace) }),
  },
  /** 放进专题 on top of a section, or with null out of it. */
  placeInTopic: {
    roles: EDITORS,
    effect: 'write',
    subject: 'topicId',
    input: z.object({ topicId: Id, articleId: Id, section: z.nullable(line(20, 1)) }),
    output: TopicPlace,
  },
  saveIssue: {
    roles: EDITORS,
    effect: 'write',
    subject: 'issueId',
    input: z.object({ issueId: newOr(Id), revision, content: IssueContent }),
    output: Issue,
  },
} satisfies Actions
