import { FOR_WHOM, OrderContent } from '@functions/orders/contract'
import * as z from 'zod/mini'
import { forget, keep, recall } from '@/kept/storage'

const KEY = 'order-draft'

/** What has been said so far; nothing of it leaves the phone before it is sent. */
const Draft = z.object({
  categoryId: z.string(),
  text: z.string(),
  day: z.string(),
  time: z.string(),
  flexible: z.boolean(),
  streetId: z.string(),
  communityId: z.string(),
  door: z.string(),
  forWhom: z.enum(FOR_WHOM),
  elderAgrees: z.boolean(),
  phone: z.string(),
  /** The key of a sending that had no answer: sent again under it, it is one order. */
  key: z.nullable(z.string()),
})
export type Draft = z.infer<typeof Draft>

export const EMPTY: Draft = {
  categoryId: '',
  text: '',
  day: '',
  time: '',
  flexible: false,
  streetId: '',
  communityId: '',
  door: '',
  forWhom: 'self',
  elderAgrees: false,
  phone: '',
  key: null,
}

export const draft = {
  open(): Draft {
    const kept = z.safeParse(Draft, recall(KEY))
    return kept.success ? kept.data : EMPTY
  },
  keep: (value: Draft) => void keep(KEY, value),
  forget: () => forget(KEY),
}

export type Faults = Readonly<Record<string, string>>

/** The order that the draft says, or what is missing by field. */
export function contentOf(
  said: Draft,
): { content: OrderContent; faults: null } | { content: null; faults: Faults } {
  const asked = {
    categoryId: said.categoryId,
    text: said.text,
    places: 1,
    when: { day: said.day, time: said.time || null, flexible: said.flexible },
    where: { streetId: said.streetId, communityId: said.communityId || null, door: said.door },
    forWhom: said.forWhom,
    elderAgrees: said.elderAgrees,
    phone: said.phone,
  }
  const parsed = z.safeParse(OrderContent, asked)
  if (parsed.success) return { content: parsed.data, faults: null }
  const faults: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) faults[path.join('.')] ??= message
  return { content: null, faults }
}
