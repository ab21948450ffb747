import { AppError } from '../_common/errors'
import { now } from '../_server/clock'
import type { Of } from './contract/shared'
import { timeOf } from './days'
import * as store from './store'

/** Past promises are of no use for an overlap; they are dropped at the next one. */
const KEPT_MS = 24 * 60 * 60 * 1000
const MOST = 200

export interface Promised {
  readonly of: Of
  /** ISO 8601; `until` is not part of it. */
  readonly from: string
  readonly until: string
}

const isSame = (a: Pick<Of, 'kind' | 'id'>, b: Pick<Of, 'kind' | 'id'>) => a.kind === b.kind && a.id === b.id

/** What of the volunteer's promises overlaps with this one; null for nothing. */
export async function overlapping(
  transaction: store.Transaction,
  volunteerId: string,
  { of, from, until }: Promised,
): Promise<Promised | null> {
  const row = await store.rowWithin(transaction, 'engagements', volunteerId)
  return row?.items.find((item) => !isSame(item.of, of) && item.from < until && item.until > from) ?? null
}

/**
 * Puts a promise among the volunteer's, in the caller's transaction: all of one volunteer's stand in one document, so two
 * that overlap cannot both succeed. The same one again replaces its times. Refuses an overlap (`wrong_state`) and names
 * the other promise.
 */
export async function engage(
  transaction: store.Transaction,
  volunteerId: string,
  promised: Promised,
): Promise<void> {
  const { of, from, until } = promised
  if (from >= until) throw new AppError('unexpected', 'a promise ends after it begins')
  const other = await overlapping(transaction, volunteerId, promised)
  if (other) {
    throw new AppError('wrong_state', `overlap with ${other.of.kind}`, {
      '': `和“${other.of.label}”（${timeOf(other.from)} 到 ${timeOf(other.until).slice(11)}）的时间重了。先退出那一个，或者换个时间。`,
    })
  }
  const row = await store.rowWithin(transaction, 'engagements', volunteerId)
  const past = new Date(now().getTime() - KEPT_MS).toISOString()
  const items = (row?.items ?? []).filter((item) => !isSame(item.of, of) && item.until > past)
  if (items.length >= MOST) {
    throw new AppError('wrong_state', 'too many promises', { '': '答应的事太多了，先完成几个再来。' })
  }
  const item = { of: { kind: of.kind, id: of.id, label: of.label }, from, until }
  await store.putWithin(transaction, 'engagements', { _id: volunteerId, items: [...items, item] })
}

/** Takes a promise back; nothing happens when there is none. */
export async function disengage(
  transaction: store.Transaction,
  volunteerId: string,
  of: Pick<Of, 'kind' | 'id'>,
): Promise<void> {
  const row = await store.rowWithin(transaction, 'engagements', volunteerId)
  if (!row?.items.some((item) => isSame(item.of, of))) return
  await store.putWithin(transaction, 'engagements', {
    ...row,
    items: row.items.filter((item) => !isSame(item.of, of)),
  })
}

/** What a volunteer has promised, outside a transaction: for showing; `engage` asks again. */
export const promisesOf = async (volunteerId: string): Promise<readonly Promised[]> =>
  (await store.engagementsOf([volunteerId]))[0]?.items ?? []
