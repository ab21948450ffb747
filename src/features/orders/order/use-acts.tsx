import { type Order, orders, type When } from '@functions/orders/contract'
import { type ReactNode, useState } from 'react'
import { api } from '@/api'
import { useAct } from '@/use-act'
import type { WhenSaid } from '../when-choice'
import { ActSheet, type Answered } from './act-sheet'
import { type Act, askingFor } from './askings'

const asWhen = ({ day, time, flexible }: WhenSaid): When => ({ day, time: time || null, flexible })

type Calls = Record<Act, (answered: Answered) => Promise<Order>>
function callsFor({ orderId, revision }: Order): Calls {
  const seen = { orderId, revision }
  const rate = ({ chosen, words }: Answered) => api(orders).rate({ ...seen, level: Number(chosen), words })
  return {
    complete: ({ words, when }) => api(orders).complete({ ...seen, text: words, when: asWhen(when) }),
    appeal: ({ words }) => api(orders).appeal({ ...seen, words }),
    confirm: () => api(orders).confirmDone(seen),
    rate,
    notDone: rate,
    reopen: ({ words }) => api(orders).reopenOwn({ ...seen, words }),
    cancelOwn: ({ chosen }) => api(orders).cancelOwn({ ...seen, code: chosen }),
    nudge: ({ words }) => api(orders).nudge({ orderId, words }),
  }
}

const NOTHING: Answered = { chosen: '', words: '', when: { day: '', time: '', flexible: false } }

export interface Acting {
  readonly busy: boolean
  /** Why the act without a sheet was refused; '' otherwise. */
  readonly refused: string
  readonly begin: (act: Act) => void
  /** The sheet of the act that is under way; null: none. */
  readonly sheet: ReactNode
}

/** One act at a time; what was refused is said where it was tried. */
export function useActs(order: Order, onDone: (order: Order) => void): Acting {
  const [open, setOpen] = useState<Exclude<Act, 'confirm'> | null>(null)
  const [tried, setTried] = useState<Act | null>(null)
  const { busy, refused, act } = useAct()
  const attempt = (one: Act, answered: Answered) => {
    setTried(one)
    act(async () => {
      const next = await callsFor(order)[one](answered)
      setOpen(null)
      onDone(next)
    })
  }
  return {
    busy,
    refused: tried === 'confirm' ? refused : '',
    begin: (one) => (one === 'confirm' ? attempt(one, NOTHING) : setOpen(one)),
    sheet: open && (
      <ActSheet
        asking={askingFor(open, order)}
        busy={busy}
        refused={tried === open ? refused : ''}
        onSend={(answered) => attempt(open, answered)}
        onClose={() => setOpen(null)}
      />
    ),
  }
}
