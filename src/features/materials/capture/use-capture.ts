import { newKey } from '@functions/_common/client'
import { useCallback, useState } from 'react'
import { fieldQueue, type QueuedItem } from '@/kept/field-queue'
import { type StaffSession, staff } from '@/kept/staff'
import { chooseFiles } from '@/local-files'
import { useBackOnline } from '@/use-back-online'
import { type Outcome, sendQueue } from './sending'

const PICTURES_AND_VIDEOS = { kinds: ['image', 'video'], most: 9 } as const

export interface Capture {
  readonly who: StaffSession | null
  readonly items: readonly QueuedItem[]
  /** How much of each item under way has gone, 0 to 1. */
  readonly shares: Readonly<Record<string, number>>
  readonly sending: boolean
  readonly outcome: Outcome | null
  /** The phone has no room left. */
  readonly full: boolean
  readonly write: (kind: 'note' | 'story', title: string, words: string) => boolean
  readonly take: (title: string) => Promise<void>
  readonly send: () => void
  readonly drop: (key: string) => void
  readonly again: (key: string) => void
}

/** The queue of whoever is signed in: sent when the page opens, when the network comes back, and at a tap. */
export function useCapture(): Capture {
  const [who, setWho] = useState(staff.open)
  const [items, setItems] = useState<readonly QueuedItem[]>(() => (who ? fieldQueue.of(who.personId) : []))
  const [shares, setShares] = useState<Readonly<Record<string, number>>>({})
  const [sending, setSending] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [full, setFull] = useState(false)

  const refresh = useCallback(() => {
    const now = staff.open()
    setWho(now)
    setItems(now ? fieldQueue.of(now.personId) : [])
  }, [])
  const send = useCallback(() => {
    const personId = staff.open()?.personId
    if (!personId || !fieldQueue.of(personId).some(({ state }) => state === 'waiting')) return
    setSending(true)
    sendQueue(personId, (key, share) => {
      setShares((before) => ({ ...before, [key]: share }))
      if (share === 1) refresh()
    })
      .then(setOutcome)
      .finally(() => {
        setSending(false)
        refresh()
      })
  }, [refresh])

  useBackOnline(() => {
    refresh()
    send()
  })

  const add = (item: QueuedItem): boolean => {
    const kept = fieldQueue.add(item)
    setFull(!kept)
    refresh()
    return kept
  }
  const common = (title: string) => ({
    key: newKey().slice(0, 60),
    personId: who?.personId ?? '',
    title,
    madeAt: new Date().toISOString(),
    state: 'waiting' as const,
    why: '',
  })
  return {
    who,
    items,
    shares,
    sending,
    outcome,
    full,
    send,
    write(kind, title, words) {
      const kept = add({ ...common(title), kind, words })
      if (kept) send()
      return kept
    },
    async take(title) {
      const chosen = await chooseFiles(PICTURES_AND_VIDEOS)
      for (const file of chosen.files) add({ ...common(title), kind: 'file', ...file })
      if (chosen.full) setFull(true)
      if (chosen.files.length > 0) send()
    },
    drop(key) {
      fieldQueue.drop(key)
      refresh()
    },
    again(key) {
      fieldQueue.mark(key, 'waiting')
      refresh()
      send()
    },
  }
}
