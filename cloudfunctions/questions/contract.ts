import * as z from 'zod/mini'
import { defineContract } from '../_common/contract'
import { line, MobileNumber, paragraphs } from '../_common/fields'

/** 意见、投诉、纠错: what a resident may say about a page. */
export const OPINION_KINDS = ['opinion', 'complaint', 'correction'] as const
export const OPINION_LABELS: Record<(typeof OPINION_KINDS)[number], string> = {
  opinion: '提个意见',
  complaint: '我要投诉',
  correction: '这里写错了',
}

export const questions = defineContract('questions', {
  /** 意见、投诉、纠错, one tap from every page. No sign-in; a phone number only if an answer is wanted. */
  file: {
    roles: ['visitor'],
    effect: 'write',
    perMinute: 5,
    input: z.object({
      kind: z.enum(OPINION_KINDS),
      text: paragraphs(1000, 4, '写四个字以上，说清是哪件事'),
      /** For the call-back, seen only by who handles it; empty: none. */
      phone: z.optional(z.union([z.literal(''), MobileNumber])),
      /** The page it is about. */
      page: z.object({ path: line(300), title: line(100) }),
    }),
    output: z.object({
      /** e.g. 20261122-0007; spoken on the phone, so digits only. */
      number: z.string(),
      /** Answered by (rules.md: error reports 3 working days). */
      answerWorkingDays: z.int(),
    }),
  },
})
