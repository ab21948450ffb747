import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Id, Instant, line, paragraphs } from '../../_common/fields'
import { plainText, StoryDocument } from '../../_common/story-document'
import { MAX_STORY_BYTES, STAFF } from './content'

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

/** Untrimmed: print begins its paragraphs with two full-width blanks. */
const printed = z
  .string()
  .check(
    z.maxLength(60_000, '最多 60000 个字'),
    z.regex(/\S/u, '一个字也没有'),
    z.regex(/^(?:[^\p{Cc}]|\n)*$/u, '不能有看不见的控制字符'),
  )

/** One row of a script. */
export const Shot = z.object({
  /** 画面 */
  seen: line(2000),
  /** 解说 */
  said: line(20_000),
  /** Null: as long as reading it takes, four characters a second. */
  seconds: z.nullable(z.int().check(z.minimum(0), z.maximum(3600))),
})
export type Shot = z.infer<typeof Shot>

/** The words of a form, as they are edited; what an outlet gets is rendered from them. */
export const FormBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('html'),
    title: line(80),
    digest: paragraphs(300),
    document: StoryDocument,
  }),
  z.object({ kind: z.literal('text'), text: printed }),
  z.object({
    kind: z.literal('script'),
    rows: z.array(Shot).check(z.minLength(1, '至少留一行'), z.maxLength(3000, '最多 3000 行')),
  }),
])
export type FormBody = z.infer<typeof FormBody>

/** A form's words for the eye: what is compared when the master changes, or somebody else has edited it. */
export function formWords(body: FormBody): string {
  switch (body.kind) {
    case 'html':
      return [body.title.replaceAll('｜', ''), body.digest, plainText(body.document)]
        .filter(Boolean)
        .join('\n')
    case 'text':
      return body.text
    case 'script':
      return body.rows.map(({ seen, said }) => [seen, said].filter(Boolean).join('：')).join('\n')
  }
}

/** One form of a story, made from its one document or, once somebody edited it, from its own words. */
export const Rendition = z.object({
  form: z.enum(FORMS),
  /** `script`: lines of three columns (画面, 解说, 秒) apart by tabs, the first line their names. */
  kind: z.enum(['html', 'text', 'script']),
  content: z.string(),
  meters: z.array(Meter),
})
export type Rendition = z.infer<typeof Rendition>

/** A form as its editor sees it. */
export const EditableForm = z.object({
  ...Rendition.shape,
  body: FormBody,
  /** Rises with every step on this form, 0 before the first; a step must name the number it was made on. */
  number: z.int(),
  /** Null: follows the master. */
  own: z.nullable(
    z.object({
      by: z.string(),
      at: Instant,
      /** The master's revision these words were made from, or were last held against. */
      revision: z.int(),
      /** What the master gave then and gives now, in words; null while both are the same. */
      stale: z.nullable(z.object({ before: z.string(), after: z.string() })),
    }),
  ),
})
export type EditableForm = z.infer<typeof EditableForm>

const Step = { storyId: Id, form: z.enum(FORMS), number: z.int() }

export const renditions = {
  /** 多种生成: the story as saved, in the form each outlet takes; edited forms with what has changed in the master since. */
  renditions: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ storyId: Id }),
    output: z.object({ revision: z.int(), renditions: z.array(EditableForm) }),
  },
  /** 试排: what these words would be for the outlet, and how much of its limits they use. Nothing is stored. */
  tryForm: {
    roles: STAFF,
    effect: 'read',
    perMinute: 240,
    maxBytes: MAX_STORY_BYTES,
    input: z.object({ storyId: Id, form: z.enum(FORMS), body: FormBody }),
    output: Rendition,
  },
  /** 改一个渠道的稿: from now on it has words of its own. Refused with `changed_meanwhile` after anybody else's step. */
  saveForm: {
    roles: STAFF,
    effect: 'write',
    perMinute: 60,
    maxBytes: MAX_STORY_BYTES,
    subject: 'storyId',
    input: z.object({ ...Step, body: FormBody }),
    output: EditableForm,
  },
  /** 照旧不变: the change in the master is no matter for this form. */
  keepForm: {
    roles: STAFF,
    effect: 'write',
    subject: 'storyId',
    input: z.object(Step),
    output: EditableForm,
  },
  /** 重新跟着正文: gives up this form's own words. */
  followMaster: {
    roles: STAFF,
    effect: 'write',
    subject: 'storyId',
    input: z.object(Step),
    output: EditableForm,
  },
} satisfies Actions
