import { type OrderCard, orders } from '@functions/orders/contract'
import { useState } from 'react'
import { api } from '@/api'
import { account } from '@/kept/account'
import { useBackOnline } from '@/use-back-online'
import { type Delivered, deliver } from '../delivering'
import { contentOf, type Draft, draft, type Faults } from '../draft'

export type Sending =
  | { readonly phase: 'writing' | 'sending' }
  /** Before it goes: what this person ordered of the same kind not long ago. */
  | { readonly phase: 'similar'; readonly orders: readonly OrderCard[] }
  | Delivered

/** Asked once a draft; nobody is kept from ordering because this could not be asked. */
const similarTo = (categoryId: string): Promise<readonly OrderCard[]> =>
  api(orders)
    .similar({ categoryId })
    .then(
      ({ orders: found }) => found.filter(({ state }) => state !== 'cancelled'),
      () => [],
    )

export interface OrderForm {
  readonly said: Draft
  readonly faults: Faults
  readonly sending: Sending
  /** How much of each file under way has gone, 0 to 1. */
  readonly shares: Readonly<Record<string, number>>
  readonly change: (part: Partial<Draft>) => void
  /** Shows what is missing among these fields; true when nothing is. */
  readonly check: (fields: readonly string[]) => boolean
  readonly send: () => void
  /** Not the same matter as the similar ones: sends it. */
  readonly sendAnyway: () => void
  /** Stops a waiting order, to change it. */
  readonly takeBack: () => void
}

/** One order from its first word until the centre has it. */
export function useOrder(): OrderForm {
  const [said, setSaid] = useState(draft.open)
  const [faults, setFaults] = useState<Faults>({})
  const [sending, setSending] = useState<Sending>(() => ({ phase: said.waiting ? 'waiting' : 'writing' }))
  const [shares, setShares] = useState<Readonly<Record<string, number>>>({})
  const busy = sending.phase === 'sending'

  const deliverNow = async (order: Draft) => {
    setSending({ phase: 'sending' })
    const delivered = await deliver(order, (key, share) =>
      setShares((before) => ({ ...before, [key]: share })),
    )
    setFaults(delivered.phase === 'refused' ? delivered.faults : {})
    const kept = draft.open()
    // a phone that keeps nothing must not lose what stands on the page
    setSaid(delivered.phase === 'sent' || kept.text === order.text ? kept : order)
    setSending(delivered)
  }
  const missing = (found: Faults) => {
    setFaults(found)
    setSending({ phase: 'refused', why: '上面标出来的几项补一下，再点一次。', faults: found })
  }
  const send = async () => {
    if (busy) return
    const { faults: found } = contentOf(said)
    if (found) return missing(found)
    if (!account.open()) return setSending({ phase: 'signed_out' })
    setSending({ phase: 'sending' })
    // a sending that had no answer goes on under its key; it was asked about already
    const similar = said.key ? [] : await similarTo(said.categoryId)
    if (similar.length > 0) setSending({ phase: 'similar', orders: similar })
    else await deliverNow(said)
  }
  useBackOnline(() => {
    const kept = draft.open()
    if (kept.waiting && account.open() && !busy) void deliverNow(kept)
    // back from signing in
    else if (sending.phase === 'signed_out' && account.open()) setSending({ phase: 'writing' })
  })

  return {
    said,
    faults,
    sending,
    shares,
    change(part) {
      if (busy) return
      // other words are another order: the key of a sending without an answer belongs to the old ones
      const next = { ...said, ...part, key: null, waiting: false }
      setSaid(next)
      draft.keep(next)
      setFaults({})
      setSending({ phase: 'writing' })
    },
    check(fields) {
      const all = contentOf(said).faults ?? {}
      const found = Object.fromEntries(
        Object.entries(all).filter(([path]) => fields.some((field) => path.startsWith(field))),
      )
      setFaults(found)
      return Object.keys(found).length === 0
    },
    send: () => void send(),
    sendAnyway: () => void deliverNow(said),
    takeBack() {
      const next = { ...said, waiting: false }
      setSaid(next)
      draft.keep(next)
      setSending({ phase: 'writing' })
    },
  }
}
