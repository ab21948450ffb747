import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { line, paragraphs } from '../../_common/fields'

const WRITERS = ['reporter', 'editor', 'unit_editor', 'administrator'] as const

/** AI 帮手: what it may be asked for. It gets the words that the writer has picked, and nothing else. */
export const ASSIST_TASKS = ['lead', 'shorten', 'smooth'] as const
export const ASSIST_LABELS: Record<(typeof ASSIST_TASKS)[number], string> = {
  lead: '拟一段导语',
  shorten: '压缩一半',
  smooth: '顺一顺语句',
}
export const MOST_ASSISTED = 6000
const LONGEST_ANSWER = 4000

export const assisting = {
  /** AI 帮手: asks the provider that the district has named; off unless the switch is on. Nothing of it is stored. */
  assist: {
    roles: WRITERS,
    effect: 'write',
    perMinute: 6,
    input: z.object({
      task: z.enum(ASSIST_TASKS),
      text: paragraphs(MOST_ASSISTED, 20, `选 20 到 ${MOST_ASSISTED} 个字再请它帮忙`),
    }),
    output: z.object({
      /** Plain text, to be looked at and put in, or not, by a person. */
      answer: paragraphs(LONGEST_ANSWER, 1),
      provider: line(60),
    }),
  },
} satisfies Actions
