import * as z from 'zod/mini'
import { type Actions, NEWSROOM_ROLES } from '../../_common/contract'
import { Instant, line } from '../../_common/fields'

/** 规则表: lists that the newsroom keeps itself. What a rule does with its list is code; what stands in the list is data. */
export const RULE_SETS = [
  'people-register',
  'name-register',
  'forbidden-words',
  'disability-terms',
  'advertising-absolutes',
  'tabloid-headlines',
  'superstition',
] as const
export type RuleSetId = (typeof RULE_SETS)[number]

export const RULE_SET_LABELS: Record<RuleSetId, { label: string; note: string }> = {
  'people-register': {
    label: '人名和职务',
    note: '姓名写错、职务对不上、排名先后，按这张表查。随系统带来的没有逐条对过公报，用之前请核对；任期到了要及时改。',
  },
  'name-register': {
    label: '地名和机构名',
    note: '规范的写法，和常见的错写。随系统带来的请按民政部门公布的名录核对。',
  },
  'forbidden-words': {
    label: '禁用词和慎用词',
    note: '报道里不用的词，能换的写上换成什么。随系统带来的没有逐条对过原文件，请核对。',
  },
  'disability-terms': { label: '对残疾人的称呼', note: '含有歧视的称呼，和应当怎么写。' },
  'advertising-absolutes': { label: '广告绝对化用语', note: '只在推介商品、服务的段落里查。' },
  'tabloid-headlines': { label: '标题党', note: '只查题目和摘要。' },
  superstition: { label: '封建迷信', note: '只提醒，由编辑定。' },
}

const LONGEST_LIST = 3000
const forms = (most: number) => z._default(z.array(line(40, 1)).check(z.maxLength(most)), [])
/** A day as the register knows it: `2026-03-01`, Peking time. */
const Day = z
  .string()
  .check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, '日期写成 2026-03-01 这样'))

export const WordEntry = z.object({
  word: line(40, 1),
  /** What to write instead; '' leaves it to the editor. */
  instead: z._default(line(60), ''),
  /** Longer words and sayings in which it stands by right: `残废军人证` is the old name of a document. */
  except: forms(60),
})
export type WordEntry = z.infer<typeof WordEntry>

/** A name as this district writes it, and how it is often written wrong. */
export const NameEntry = z.object({ name: line(60, 1), wrong: forms(60) })
export type NameEntry = z.infer<typeof NameEntry>

/** 任职: inclusive days; null is open. */
export const Post = z.object({
  /** As it is written in full: `昆都仑区区长`. */
  title: line(40, 1),
  /** Other ways of writing it: `区长`. */
  alsoWritten: forms(20),
  from: z.nullable(Day),
  until: z.nullable(Day),
  /** Held by one person at a time, so that another name beside it is a mistake. */
  sole: z._default(z.boolean(), true),
})
export type Post = z.infer<typeof Post>

export const PersonEntry = z.object({
  name: line(30, 2),
  /** Other right forms of the name. */
  aliases: forms(20),
  /** Place among those who are named together, 1 first; null: no order. */
  rank: z.nullable(z.int().check(z.minimum(1), z.maximum(9999))),
  posts: z.array(Post).check(z.maxLength(20)),
})
export type PersonEntry = z.infer<typeof PersonEntry>

export const RuleSetContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), entries: z.array(WordEntry).check(z.maxLength(LONGEST_LIST)) }),
  z.object({ kind: z.literal('names'), entries: z.array(NameEntry).check(z.maxLength(LONGEST_LIST)) }),
  z.object({ kind: z.literal('people'), entries: z.array(PersonEntry).check(z.maxLength(LONGEST_LIST)) }),
])
export type RuleSetContent = z.infer<typeof RuleSetContent>

export const kindOfSet = (setId: RuleSetId): RuleSetContent['kind'] =>
  setId === 'people-register' ? 'people' : setId === 'name-register' ? 'names' : 'words'

/** One version of a list. Version 1 of each is what the site was set up with. */
export const RuleSetVersion = z.object({
  setId: z.enum(RULE_SETS),
  /** Numbers run through all the lists, so one number names the whole state of them. */
  version: z.int(),
  by: z.string(),
  /** Null: came with the site. */
  at: z.nullable(Instant),
  reason: z.string(),
  /** The version that was taken up again. */
  restored: z.nullable(z.int()),
  count: z.int(),
})
export type RuleSetVersion = z.infer<typeof RuleSetVersion>

const Loaded = z.object({ set: RuleSetVersion, content: RuleSetContent })
const MAX_SET_BYTES = 2 * 1024 * 1024
const KEEPERS = ['editor', 'administrator'] as const

export const rules = {
  /** 规则一览: every rule with its basis, and which version of which list is in force. */
  rules: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    input: z.object({}),
    output: z.object({
      rulesVersion: z.string(),
      sets: z.array(RuleSetVersion),
      rules: z.array(
        z.object({
          ruleId: z.string(),
          version: z.int(),
          name: z.string(),
          basis: z.string(),
          weight: z.enum(['confirm', 'fix', 'advice']),
          author: z.string(),
          reason: z.string(),
        }),
      ),
    }),
  },
  /** 规则表: one list, as it is or as it was at a version of its own. */
  ruleSet: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    input: z.object({ setId: z.enum(RULE_SETS), version: z.optional(z.int().check(z.minimum(1))) }),
    output: Loaded,
  },
  /** 改过的版本, newest first; `before` goes on below a version. */
  ruleSetVersions: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    input: z.object({ setId: z.enum(RULE_SETS), before: z.optional(z.int()) }),
    output: z.object({ versions: z.array(RuleSetVersion), nextBefore: z.nullable(z.int()) }),
  },
  /** 改规则表: a new version, in force within seconds. `base` is the version it was made from. */
  changeRuleSet: {
    roles: KEEPERS,
    effect: 'write',
    subject: 'setId',
    perMinute: 20,
    maxBytes: MAX_SET_BYTES,
    input: z.object({
      setId: z.enum(RULE_SETS),
      base: z.int().check(z.minimum(1)),
      reason: line(200, 2, '写明为什么改，日后查得到'),
      content: RuleSetContent,
    }),
    output: Loaded,
  },
  /** 退回旧版: the old list again, as a new version. */
  restoreRuleSet: {
    roles: KEEPERS,
    effect: 'write',
    subject: 'setId',
    perMinute: 20,
    input: z.object({
      setId: z.enum(RULE_SETS),
      base: z.int().check(z.minimum(1)),
      version: z.int().check(z.minimum(1)),
      reason: line(200, 2, '写明为什么退回去，日后查得到'),
    }),
    output: Loaded,
  },
} satisfies Actions
