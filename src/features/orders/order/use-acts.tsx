import { type Order, orders, type When } from '@functions/orders/contract'
import { type ReactNode, useState } from 'react'
import { api } from '@/api'
import { scanText } from '@/scanning'
import { useAct } from '@/use-act'
import { nowInstant } from '@/when'
import type { WhenSaid } from '../when-choice'
import { ActSheet, type Answered } from './act-sheet'
import { type Act, type Asked, askingFor } from './askings'

const asWhen = ({ day, time, flexible }: WhenSaid): When => ({ day, time: time || null, flexible })

type Calls = Record<Exclude<Act, 'scan'>, (answered: Answered) => Promise<Order>>
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
    changeTime: ({ when }) => api(orders).changeTime({ ...seen, when: asWhen(when) }),
    nudge: ({ words }) => api(orders).nudge({ orderId, words }),
  }
}

const NOTHING: Answered = { chosen: '', words: '', when: { day: '', time: '', flexible: false } }

export interface Acting {
  readonly busy: boolean
  /** Why an act without a sheet was refused; '' otherwise. */
  readonly refused: string
  /** Whoever stands at the door is not the one who claimed, or cannot show it. */
  readonly stranger: boolean
  readonly begin: (act: Act) => void
  /** The sheet of the act that is under way; null: none. */
  readonly sheet: ReactNode
}

/** One act at a time; what was refused is said where it was tried. */
export function useActs(order: Order, onDone: (order: Order) => void): Acting {
  const [open, setOpen] = useState<Asked | null>(null)
  const [tried, setTried] = useState<Act | null>(null)
  const { busy, refused, act } = useAct()
  const attempt = (one: Act, call: () => Promise<Order>) => {
    setTried(one)
    act(async () => {
      const next = await call()
      setOpen(null)
      onDone(next)
    })
  }
  const scan = async () => {
    const code = await scanText?.()
    const scannedAt = nowInstant()
    if (code) attempt('scan', () => api(orders).scan({ orderId: order.orderId, code, scannedAt }))
  }
  const begin = (one: Act) => {
    if (one === 'scan') void scan()
    else if (one === 'confirm') attempt(one, () => callsFor(order).confirm(NOTHING))
    else setOpen(one)
  }
  return {
    busy,
    refused: tried === 'confirm' || tried === 'scan' ? refused : '',
    stranger: tried === 'scan',
    begin,
    sheet: open && (
      <ActSheet
        asking={askingFor(open, order)}
        busy={busy}
        refused={tried === open ? refused : ''}
        onSend={(answered) => attempt(open, () => callsFor(order)[open](answered))}
        onClose={() => setOpen(null)}
      />
    ),
  }
}
