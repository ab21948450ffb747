import { PitchContent } from '@functions/plans/contract/pitches'
import * as z from 'zod/mini'
import { keep, recall } from './storage'

const KEY = 'field-queue'
/** What was sent stays in sight for a while. */
const SENT_KEPT = 20

const Common = {
  /** Made when it was put here and sent along with every try: it arrives once, however often it is sent. */
  key: z.string(),
  /** Whose it is: another colleague on this phone does not send it. */
  personId: z.string(),
  title: z.string(),
  madeAt: z.string(),
  state: z.enum(['waiting', 'sent', 'refused']),
  /** Why it was refused; '' otherwise. */
  why: z.string(),
}
const Note = z.object({ ...Common, kind: z.literal('note'), words: z.string() })
const Draft = z.object({ ...Common, kind: z.literal('story'), words: z.string() })
const FileItem = z.object({
  ...Common,
  kind: z.literal('file'),
  /** Where the phone keeps the file for us. */
  path: z.string(),
  name: z.string(),
  size: z.int(),
})
const Pitch = z.object({ ...Common, kind: z.literal('pitch'), content: PitchContent })
const Item = z.discriminatedUnion('kind', [Note, Draft, FileItem, Pitch])
export type QueuedItem = z.infer<typeof Item>
export type QueuedPitch = z.infer<typeof Pitch>
export type QueuedFile = z.infer<typeof FileItem>

/** 采集 on a phone: what was gathered and waits for the network, newest first. Survives closing the app. */
export const fieldQueue = {
  all(): QueuedItem[] {
    const kept = z.safeParse(z.array(Item), recall(KEY))
    return kept.success ? kept.data : []
  },
  of: (personId: string): QueuedItem[] => fieldQueue.all().filter((item) => item.personId === personId),
  /** False when the phone has no room: then it must not be taken for kept. */
  add: (item: QueuedItem): boolean => keep(KEY, [item, ...fieldQueue.all()]),
  mark(key: string, state: QueuedItem['state'], why = ''): void {
    const items = fieldQueue.all().map((item) => (item.key === key ? { ...item, state, why } : item))
    const sent = items.filter((item) => item.state === 'sent').slice(SENT_KEPT)
    keep(
      KEY,
      items.filter((item) => !sent.includes(item)),
    )
  },
  drop: (key: string): void =>
    void keep(
      KEY,
      fieldQueue.all().filter((item) => item.key !== key),
    ),
}
