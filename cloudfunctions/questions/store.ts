import { _, type Row, table } from '../_server/db'
import type { OPINION_KINDS } from './contract'

export interface OpinionRow extends Row {
  /** yyyymmdd-nnnn, the day in the district's time. */
  readonly number: string
  readonly kind: (typeof OPINION_KINDS)[number]
  readonly text: string
  /** Sealed; null: no call-back wanted. */
  readonly phone: string | null
  readonly page: { readonly path: string; readonly title: string }
  /** Who filed it while signed in; null: a visitor, or somebody who has left. */
  readonly residentId: string | null
  readonly filedAt: string
}

/** The last number that was handed out on one day; `_id` is `opinions-<yyyymmdd>`. */
interface NumberRow extends Row {
  readonly last: number
}

const opinions = table<OpinionRow>('opinions')
const numbers = table<NumberRow>('numbers')

export const opinion = (opinionId: string) => opinions.get(opinionId)
export const addOpinion = (row: OpinionRow) => opinions.add(row)
export const countOf = (residentId: string) => opinions.count({ residentId })

/** The next number of a day: handed out once, whoever asks at the same time. */
export async function nextNumber(day: string): Promise<number> {
  const _id = `opinions-${day}`
  const next = () => numbers.changed(_id, {}, { last: _.inc(1) })
  const row = await next()
  if (row) return row.last
  if (await numbers.add({ _id, last: 1 })) return 1
  const other = await next()
  if (!other) throw new Error('the day has no number row')
  return other.last
}

/** Takes a resident's name and telephone off what they filed; what they said stays to be dealt with. */
export const forgetResident = (residentId: string) =>
  opinions.changeAll({ residentId }, { residentId: null, phone: null })
