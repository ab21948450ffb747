import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Id } from '../../_common/fields'
import { STAFF } from './content'

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

export const renditions = {
  /** 多种生成: the story as saved, in the form each outlet takes. Nothing is stored; a change of the story changes them all. */
  renditions: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ storyId: Id }),
    output: z.object({ revision: z.int(), renditions: z.array(Rendition) }),
  },
} satisfies Actions
