import type { Publication } from '@functions/channels/contract'
import { FORMS } from '@functions/stories/contract/renditions'

/** When readers get it. A schedule and an embargo exclude each other. */
export type When = 'now' | 'schedule' | 'embargo'

export interface Correction {
  readonly was: string
  readonly now: string
}

/** What is filled in before a signed-off story goes out. */
export interface Order {
  readonly when: When
  /** The moment of a schedule, or the end of an embargo. */
  readonly at: string | null
  /** Null: readers have seen it, and nothing was said yet of whether it was wrong. */
  readonly mistaken: boolean | null
  readonly correction: Correction
  /** Channels whose outbox it goes into, besides the mini-program; null: as they stand, nobody has chosen. */
  readonly channels: readonly Form[] | null
}

export type Form = (typeof FORMS)[number]

/** The channels where an earlier version stands or waits: a correction must reach all of them. */
export const standingOn = (publications: readonly Publication[]): Form[] =>
  FORMS.filter((form) =>
    publications.some(({ channel, state }) => channel === form && STANDS.some((one) => one === state)),
  )
const STANDS: readonly Publication['state'][] = [
  'published',
  'to_replace_picture',
  'ready',
  'to_update',
  'failed',
]

interface Situation {
  readonly order: Order
  /** Readers have an earlier version. */
  readonly published: boolean
  readonly now: number
}

/** Why it cannot go out like this, beside the button; null when it can. The centre checks again. */
export function whyNotOrder({ order, published, now }: Situation): string | null {
  if (order.when !== 'now') {
    if (order.at === null) return order.when === 'schedule' ? '选定几点发' : '选定保密到几点'
    if (Date.parse(order.at) <= now) return '这个时间已经过了，往后选'
  }
  if (published && order.mistaken === null) return '选一下原来有没有写错'
  if (published && order.mistaken) {
    const { was, now: should } = order.correction
    if (!was.trim() || !should.trim()) return '更正的两句都写上'
  }
  return null
}
