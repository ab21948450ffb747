import * as z from 'zod/mini'
import { defineContract } from '../_common/contract'
import { Cursor, FileId, Id, Instant, line, Nothing, paragraphs } from '../_common/fields'
import { StoryDocument } from '../_common/story-document'
import { Article, CARD_KINDS, MOTIFS } from '../articles/contract'
import { STORY_STATES } from './machine'

const STAFF = ['reporter', 'editor', 'unit_editor', 'administrator'] as const

/** What an editor fills in. Everything may be empty in a draft; `publish` says what is missing. */
export const StoryContent = z.object({
  /** May carry break marks `｜`. WeChat allows 32 characters in a title; a longer one is warned of, not refused. */
  title: line(80),
  digest: paragraphs(300),
  columnId: z.nullable(Id),
  /** 来源, e.g. 包头日报. */
  source: line(40),
  /** 作者, e.g. 文/闫静 廖美丽 图/冯雪 赵金凤. */
  author: line(80),
  unitId: z.nullable(Id),
  kind: z.enum(CARD_KINDS),
  /** The cover picture; null: a motif or a text card. */
  cover: z.nullable(FileId),
  motif: z.enum(MOTIFS),
  /** 发布日期 when it is not the moment of publishing (a reprint, an older piece); never in the future. */
  datedAt: z.nullable(Instant),
  pinned: z.boolean(),
  document: StoryDocument,
})
export type StoryContent = z.infer<typeof StoryContent>

export const Story = z.object({
  ...StoryContent.shape,
  storyId: Id,
  state: z.enum(STORY_STATES),
  /** Rises by one with every save; a save must name the revision it was made on. */
  revision: z.int(),
  /** The revision that readers see; null: never published. */
  publishedRevision: z.nullable(z.int()),
  articleId: z.nullable(Id),
  createdBy: Id,
  createdByName: z.string(),
  updatedByName: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  publishedAt: z.nullable(Instant),
  takeDownReason: z.nullable(z.string()),
  characters: z.int(),
})
export type Story = z.infer<typeof Story>

/** A row of the list: who and since when stand on every row (design.md §13). */
export const StoryRow = z.object({
  storyId: Id,
  articleId: z.nullable(Id),
  title: z.string(),
  columnId: z.nullable(Id),
  unitId: z.nullable(Id),
  state: z.enum(STORY_STATES),
  pinned: z.boolean(),
  /** Changed since it was published. */
  changed: z.boolean(),
  updatedByName: z.string(),
  updatedAt: Instant,
  publishedAt: z.nullable(Instant),
  characters: z.int(),
})
export type StoryRow = z.infer<typeof StoryRow>

/** One kept version. Autosaves of one person within five minutes fold into one. */
export const Version = z.object({
  number: z.int(),
  revision: z.int(),
  by: z.string(),
  at: Instant,
  /** What made this version: a save, a publish, a take-down, going back to an older one. */
  why: z.enum(['save', 'publish', 'takeDown', 'restore', 'import']),
  characters: z.int(),
})
export type Version = z.infer<typeof Version>

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

export const FORMS = [
  'publicAccount',
  'newspaper',
  'television',
  'broadcast',
  'shortVideo',
  'website',
] as const
export const FORM_LABELS: Record<(typeof FORMS)[number], string> = {
  publicAccount: '公众号',
  newspaper: '报纸',
  television: '电视稿',
  broadcast: '广播稿',
  shortVideo: '短视频脚本',
  website: '政府网站',
}

/** How much of what an outlet takes is used. */
export const Meter = z.object({
  name: z.string(),
  used: z.int(),
  /** Null: counted, not limited. */
  limit: z.nullable(z.int()),
  unit: z.string(),
})
export type Meter = z.infer<typeof Meter>

/** One form of a story, made from its one document. */
export const Rendition = z.object({
  form: z.enum(FORMS),
  /** `script`: lines of three columns (画面, 解说, 秒) apart by tabs, the first line their names. */
  kind: z.enum(['html', 'text', 'script']),
  content: z.string(),
  meters: z.array(Meter),
})
export type Rendition = z.infer<typeof Rendition>

export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024

/** Fifty long articles; the platform takes 6 MB in one call. */
export const MAX_BATCH_BYTES = 4 * 1024 * 1024

/** One line of an import file: as an editor would bring it. Text paragraphs are separated by line breaks, `## ` begins a heading. */
export const ImportItem = z.object({
  /** Names the item in its old home; the same one is never imported twice. */
  externalId: line(100, 1),
  title: line(80, 1, '要有标题'),
  digest: z._default(paragraphs(300), ''),
  columnId: Id,
  unitId: Id,
  source: line(40, 1, '要有来源'),
  author: z._default(line(80), ''),
  datedAt: Instant,
  kind: z._default(z.enum(CARD_KINDS), 'text'),
  text: paragraphs(60_000, 1, '正文不能空'),
})
export type ImportItem = z.infer<typeof ImportItem>

/** A long statute with its marks; a batch of imports. The platform takes 6 MB at most. */
const MAX_STORY_BYTES = 4 * 1024 * 1024

export const stories = defineContract('stories', {
  list: {
    roles: STAFF,
    effect: 'read',
    input: z.object({
      /** Words in the title. */
      q: z.optional(line(60)),
      state: z.optional(z.enum(STORY_STATES)),
      columnId: z.optional(Id),
      unitId: z.optional(Id),
      mine: z.optional(z.boolean()),
      cursor: z.optional(Cursor),
    }),
    output: z.object({ rows: z.array(StoryRow), nextCursor: z.nullable(Cursor) }),
  },
  open: { roles: STAFF, effect: 'read', input: z.object({ storyId: Id }), output: Story },
  create: {
    roles: STAFF,
    effect: 'write',
    maxBytes: MAX_STORY_BYTES,
    subject: 'storyId',
    input: z.object({ content: z.optional(StoryContent) }),
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
  /** 手机预览: the article exactly as a reader would get it; counts nothing. */
  preview: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ storyId: Id }),
    output: z.object({ article: Article }),
  },
  /** 多种生成: the story as saved, in the form each outlet takes. Nothing is stored; a change of the story changes them all. */
  renditions: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ storyId: Id }),
    output: z.object({ revision: z.int(), renditions: z.array(Rendition) }),
  },
  /** 检查: what the rules find in these words as they stand on the screen, saved or not. Nothing is stored. */
  check: {
    roles: STAFF,
    effect: 'read',
    maxBytes: MAX_STORY_BYTES,
    perMinute: 120,
    input: z.pick(StoryContent, { title: true, digest: true, datedAt: true, document: true }),
    output: z.object({ rulesVersion: z.string(), findings: z.array(Finding) }),
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
  /** 删草稿: only what was never published. */
  discard: {
    roles: STAFF,
    effect: 'write',
    subject: 'storyId',
    input: z.object({ storyId: Id }),
    output: Nothing,
  },
  /** Step 1 of an upload: where and with which headers the browser may PUT the picture. */
  beginPicture: {
    roles: STAFF,
    effect: 'write',
    perMinute: 60,
    input: z.object({
      name: line(200, 1),
      type: z.enum(PICTURE_TYPES, '只收 JPG、PNG、WebP、GIF 图片'),
      size: z.int().check(z.minimum(1), z.maximum(MAX_PICTURE_BYTES, '一张图最多 10 MB，压小一点再传')),
    }),
    output: z.object({ fileId: FileId, url: z.string(), headers: z.record(z.string(), z.string()) }),
  },
  /** Step 2: the server looks into the file (its bytes, not its name) and answers where it can be seen. */
  finishPicture: {
    roles: STAFF,
    effect: 'write',
    perMinute: 60,
    input: z.object({ fileId: FileId }),
    output: z.object({ fileId: FileId, url: z.string(), width: z.int(), height: z.int() }),
  },
  /** Addresses of pictures that stand in a draft. */
  pictureUrls: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ fileIds: z.array(FileId).check(z.maxLength(200)) }),
    output: z.object({ urls: z.record(z.string(), z.string()) }),
  },
  /** 导入: a batch of at most 50 lines; each answered by its place in the batch. Imported items are published at their own date. */
  importBatch: {
    roles: ['administrator'],
    effect: 'write',
    perMinute: 600,
    maxBytes: MAX_BATCH_BYTES,
    input: z.object({ items: z.array(z.unknown()).check(z.minLength(1), z.maxLength(50)) }),
    output: z.object({
      results: z.array(
        z.object({
          outcome: z.enum(['imported', 'already_there', 'refused']),
          storyId: z.nullable(Id),
          /** Why it was refused, by field. */
          fields: z.record(z.string(), z.string()),
        }),
      ),
    }),
  },
})
