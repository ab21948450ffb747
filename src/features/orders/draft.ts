import { FOR_WHOM, OrderContent } from '@functions/orders/contract'
import * as z from 'zod/mini'
import { Attached } from '@/attaching'
import { forget, keep, recall } from '@/kept/storage'
import { inDays } from './days'

/** Both are forgotten by `account.forget`: whoever signs out leaves no door and no phone on a shared phone. */
const KEY = 'order-draft'
const LAST = 'order-last'

/** What has been said so far; nothing of it leaves the phone before it is sent. */
const Draft = z.object({
  categoryId: z.string(),
  text: z.string(),
  places: z.int(),
  day: z.string(),
  time: z.string(),
  flexible: z.boolean(),
  streetId: z.string(),
  communityId: z.string(),
  door: z.string(),
  forWhom: z.enum(FOR_WHOM),
  elderAgrees: z.boolean(),
  phone: z.string(),
  /** '' where it does not matter. */
  languageId: z._default(z.string(), ''),
  /** Pictures and a recording, on this phone until they are sent. */
  files: z._default(z.array(Attached), []),
  /** The key of a sending that had no answer: sent again under it, it is one order. */
  key: z.nullable(z.string()),
  /** Said to be sent, and no network was there: it goes by itself when one is. */
  waiting: z.boolean(),
})
export type Draft = z.infer<typeof Draft>

const Last = z.object({
  streetId: z.string(),
  communityId: z.string(),
  door: z.string(),
  phone: z.string(),
})

const EMPTY: Draft = {
  categoryId: '',
  text: '',
  places: 1,
  day: '',
  time: '',
  flexible: false,
  streetId: '',
  communityId: '',
  door: '',
  forWhom: 'self',
  elderAgrees: false,
  phone: '',
  languageId: '',
  files: [],
  key: null,
  waiting: false,
}

/** Where and whom to call as in the order before: nobody writes their door twice. */
function fresh(): Draft {
  const last = z.safeParse(Last, recall(LAST))
  return last.success ? { ...EMPTY, ...last.data } : EMPTY
}

export const draft = {
  open(): Draft {
    const kept = z.safeParse(Draft, recall(KEY))
    if (!kept.success) return fresh()
    // a day that has gone by is asked for again, unless the order is on its way
    const gone = kept.data.day !== '' && kept.data.day < inDays(Date.now(), 0) && !kept.data.waiting
    return gone ? { ...kept.data, day: '', time: '', flexible: false, key: null } : kept.data
  },
  /** False: the phone has no room, nothing is kept. */
  keep: (value: Draft): boolean => keep(KEY, value),
  /** After it was sent: the next one begins with the same place. */
  sent({ streetId, communityId, door, phone }: Draft): Draft {
    forget(KEY)
    keep(LAST, { streetId, communityId, door, phone })
    return fresh()
  },
}

export type Faults = Readonly<Record<string, string>>

/** The order that the draft says, or what is missing by field. */
export function contentOf(
  said: Draft,
): { content: OrderContent; faults: null } | { content: null; faults: Faults } {
  const asked = {
    categoryId: said.categoryId,
    text: said.text,
    places: said.places,
    when: { day: said.day, time: said.time || null, flexible: said.flexible },
    where: { streetId: said.streetId, communityId: said.communityId || null, door: said.door },
    forWhom: said.forWhom,
    elderAgrees: said.elderAgrees,
    phone: said.phone,
    ...(said.languageId && { languageId: said.languageId }),
    ...(said.files.length > 0 && {
      attachmentIds: said.files.flatMap(({ attachmentId }) => attachmentId ?? []),
    }),
  }
  const parsed = z.safeParse(OrderContent, asked)
  const agreed = said.forWhom !== 'elder' || said.elderAgrees
  if (parsed.success && agreed) return { content: parsed.data, faults: null }
  const faults: Record<string, string> = agreed ? {} : { elderAgrees: '先问问老人，同意有人上门再下单。' }
  if (!parsed.success) for (const { path, message } of parsed.error.issues) faults[path.join('.')] ??= message
  return { content: null, faults }
}
