import * as z from 'zod/mini'
import { type Actions, NEWSROOM_ROLES } from '../../_common/contract'
import { Cursor, Id, Instant, line } from '../../_common/fields'

/** A month of the district's calendar. */
export const Month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/, '写成“2026-11”这样的年月'))

/** 难度: how hard it was to get, by the editor's eye. */
export const DIFFICULTIES = ['plain', 'harder', 'hard'] as const
export const DIFFICULTY_LABELS: Record<(typeof DIFFICULTIES)[number], string> = {
  plain: '一般',
  harder: '较难',
  hard: '很难',
}
/** 评分: what an editor thinks of somebody's part of a piece. */
export const GRADES = ['excellent', 'good', 'sound', 'weak'] as const
export type Grade = (typeof GRADES)[number]
export const GRADE_LABELS: Record<Grade, string> = {
  excellent: '优',
  good: '良',
  sound: '合格',
  weak: '不足',
}
/** 分工. */
export const PARTS = ['author', 'picture', 'video', 'editor', 'proofreader'] as const
export type Part = (typeof PARTS)[number]
export const PART_LABELS: Record<Part, string> = {
  author: '文字',
  picture: '图片',
  video: '视频',
  editor: '编辑',
  proofreader: '校对',
}

const percent = z.int().check(z.minimum(0), z.maximum(500))
const FormId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/, '形式的编号只用字母、数字和横线'))

/** 计分公式: everything that a result depends on beside its inputs. Readers' numbers have no place in it. */
export const FormulaTerms = z.object({
  /** Points of one piece for each form it was made in. */
  forms: z
    .array(
      z.object({ form: FormId, name: line(20, 1), points: z.int().check(z.minimum(0), z.maximum(1000)) }),
    )
    .check(z.minLength(1), z.maxLength(30)),
  /** One point for so many characters, up to so many points. */
  charactersPerPoint: z.int().check(z.minimum(10), z.maximum(10_000)),
  mostLengthPoints: z.int().check(z.minimum(0), z.maximum(1000)),
  difficulties: z.object({ plain: percent, harder: percent, hard: percent }),
  grades: z.object({ excellent: percent, good: percent, sound: percent, weak: percent }),
  /** Percent of a piece's points for each part; those who share a part share its points. */
  parts: z.object({
    author: percent,
    picture: percent,
    video: percent,
    editor: percent,
    proofreader: percent,
  }),
  /** 每分多少钱, in 分 (1/100 yuan); 0: points only. */
  fenPerPoint: z.int().check(z.minimum(0), z.maximum(100_000)),
})
export type FormulaTerms = z.infer<typeof FormulaTerms>

export const Formula = z.object({
  version: z.int(),
  /** The first month that it counts for. */
  from: Month,
  reason: z.string(),
  by: z.string(),
  at: z.nullable(Instant),
  terms: FormulaTerms,
})
export type Formula = z.infer<typeof Formula>

/** 一个人在一篇稿子里的一份. */
const Contribution = z.object({
  personId: Id,
  name: z.string(),
  part: z.enum(PARTS),
  /** null: nobody has graded it yet, so it counts nothing. */
  grade: z.nullable(z.enum(GRADES)),
  gradedBy: z.nullable(z.object({ personId: z.string(), name: z.string() })),
})
export type Contribution = z.infer<typeof Contribution>

/** 一篇稿子的计分依据: the inputs, as an editor put them down. */
export const Inputs = z.object({
  storyId: Id,
  title: z.string(),
  publishedAt: Instant,
  forms: z.array(FormId),
  characters: z.int(),
  difficulty: z.enum(DIFFICULTIES),
  contributions: z.array(Contribution),
})
export type Inputs = z.infer<typeof Inputs>

const Listed = z.object({
  storyId: Id,
  title: z.string(),
  columnId: z.nullable(z.string()),
  unitId: z.nullable(z.string()),
  publishedAt: Instant,
  createdBy: z.object({ personId: z.string(), name: z.string() }),
  /** As the story told it; null: it did not. */
  characters: z.nullable(z.int()),
  /** null: nobody has put anything down yet. */
  inputs: z.nullable(Inputs),
  revision: z.int(),
})
export type CreditListed = z.infer<typeof Listed>

/** One part of one piece, with all that its points came from. Points in hundredths, money in 分. */
export const Item = z.object({
  storyId: z.string(),
  title: z.string(),
  publishedAt: z.string(),
  forms: z.array(z.string()),
  characters: z.int(),
  difficulty: z.enum(DIFFICULTIES),
  part: z.enum(PARTS),
  /** How many share this part. */
  sharedBy: z.int(),
  grade: z.nullable(z.enum(GRADES)),
  gradedBy: z.nullable(z.string()),
  points: z.int(),
  fen: z.int(),
})
export type Item = z.infer<typeof Item>

export const Line = z.object({
  personId: z.string(),
  name: z.string(),
  items: z.array(Item),
  points: z.int(),
  fen: z.int(),
})
export type Line = z.infer<typeof Line>

/** 重开: a closed version that was opened again. */
const Reopening = z.object({ version: z.int(), reason: z.string(), by: z.string(), at: Instant })
export type Reopening = z.infer<typeof Reopening>

/** 月度绩效表. */
export const Sheet = z.object({
  month: Month,
  /** 0: never closed yet. */
  version: z.int(),
  /** Whether these are the numbers that count: false too for a closed version that was opened again. */
  locked: z.boolean(),
  lockedBy: z.nullable(z.string()),
  lockedAt: z.nullable(Instant),
  formula: Formula,
  lines: z.array(Line),
  /** Parts that nobody has graded. */
  ungraded: z.int(),
  /** Computed again from the kept inputs, a closed sheet gives the same numbers; an open one is computed just now. */
  agrees: z.boolean(),
  /** Why the month was opened again, oldest first. */
  reopenings: z.array(Reopening),
})
export type Sheet = z.infer<typeof Sheet>

/** Whoever may grade and see everybody's sheet. A person's own is open to each. */
export const GRADERS = ['editor', 'final_reviewer', 'commander'] as const
const KEEPERS = ['administrator', 'commander'] as const

export const creditActions = {
  /** 待评分: what was published in a month, in the reach of whoever looks, oldest first. */
  published: {
    roles: GRADERS,
    effect: 'read',
    input: z.object({ month: Month, cursor: z.optional(Cursor) }),
    output: z.object({
      items: z.array(Listed),
      formula: Formula,
      locked: z.boolean(),
      nextCursor: z.nullable(Cursor),
    }),
  },
  /** 登记分工、评分. Nobody grades oneself. */
  grade: {
    roles: GRADERS,
    effect: 'write',
    subject: 'storyId',
    input: z.object({
      storyId: Id,
      /** As it was listed: 0 at the first time. */
      revision: z.int().check(z.minimum(0)),
      forms: z.array(FormId).check(z.maxLength(30)),
      characters: z.int().check(z.minimum(0), z.maximum(100_000)),
      difficulty: z.enum(DIFFICULTIES),
      contributions: z
        .array(z.object({ personId: Id, part: z.enum(PARTS), grade: z.nullable(z.enum(GRADES)) }))
        .check(z.minLength(1, '至少写一个人'), z.maxLength(20, '一篇最多登记 20 人次')),
    }),
    output: z.object({ inputs: Inputs, revision: z.int() }),
  },
  /** 全员月表, ordered by name: it compares nobody. */
  sheet: {
    roles: KEEPERS,
    effect: 'read',
    input: z.object({ month: Month, version: z.optional(z.int().check(z.minimum(1), z.maximum(1000))) }),
    output: Sheet,
  },
  /** 我的: one's own line and the formula it came from. */
  mine: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    input: z.object({ month: Month }),
    output: z.object({ month: Month, locked: z.boolean(), formula: Formula, line: z.nullable(Line) }),
  },
  /** 封账: from then on the month's inputs stay as they are. */
  close: {
    roles: KEEPERS,
    effect: 'write',
    subject: 'month',
    input: z.object({ month: Month }),
    output: z.object({ month: Month, version: z.int() }),
  },
  /** 重开: the closed version is kept, the next one gets the next number. */
  reopen: {
    roles: ['administrator'],
    effect: 'write',
    subject: 'month',
    input: z.object({ month: Month, reason: line(200, 2, '写明为什么重开') }),
    output: z.object({ month: Month, version: z.int() }),
  },
  /** 公式, open to every member of staff, with its earlier versions. */
  formulas: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    input: z.object({}),
    output: z.object({ formulas: z.array(Formula) }),
  },
  saveFormula: {
    roles: ['administrator'],
    effect: 'write',
    input: z.object({
      /** The version that was changed. */
      version: z.int(),
      from: Month,
      reason: line(200, 2, '写明为什么改公式'),
      terms: FormulaTerms,
    }),
    output: Formula,
  },
} as const satisfies Actions
