import type { DeskTab, OrderCard } from '@functions/orders/contract'
import { useState } from 'react'
import { type DeskQuery, searchOf } from './query'

/** What may be done with several at once in a tab. */
const EVENTS: Partial<Record<DeskTab, 'accept' | 'dispatch'>> = { review: 'accept', dispatch: 'dispatch' }

export interface Chosen {
  /** Null: nothing is done with several here. */
  readonly event: 'accept' | 'dispatch' | null
  readonly ids: ReadonlySet<string>
  readonly toggle: (orderId: string) => void
  readonly set: (ids: readonly string[]) => void
}

/** The ticked orders of what is shown: another tab or page begins with none, and what has left the list is not ticked. */
export function useChosen(query: DeskQuery, orders: readonly OrderCard[]): Chosen {
  const page = searchOf(query)
  const [kept, setKept] = useState<{ page: string; ids: readonly string[] }>({ page, ids: [] })
  const here = kept.page === page ? kept.ids : []
  const ids = new Set(here.filter((id) => orders.some(({ orderId }) => orderId === id)))
  const set = (next: readonly string[]) => setKept({ page, ids: next })
  return {
    event: EVENTS[query.tab] ?? null,
    ids,
    set,
    toggle: (orderId) => set(ids.has(orderId) ? [...ids].filter((id) => id !== orderId) : [...ids, orderId]),
  }
}
