import { type Row, type Transaction, table } from '../_server/db'
import type { PieceKind, Stage } from './graph'

export interface Holder {
  readonly personId: string
  readonly name: string
}

export interface Move {
  readonly stage: Stage
  readonly state: string
  readonly holder: Holder | null
  readonly at: string
  readonly by: Holder
  readonly event: string
}

/** One object on the graph. `_id`: `<kind>:<id>`. */
export interface PieceRow extends Row {
  readonly kind: PieceKind
  readonly refId: string
  readonly title: string
  readonly stage: Stage
  readonly state: string
  readonly holder: Holder | null
  /** Since when it is in this state with this holder. */
  readonly since: string
  readonly dueAt: string | null
  readonly columnId: string | null
  readonly unitId: string | null
  readonly form: string | null
  /** Still on the board. */
  readonly open: boolean
  /** Ids of what it grew out of. */
  readonly parents: readonly string[]
  readonly characters: number | null
  readonly createdBy: Holder
  readonly createdAt: string
  /** First time before readers. */
  readonly publishedAt: string | null
  /** Place among what was published: `<publishedAt>:<_id>`; null before. */
  readonly publishedPlace: string | null
  readonly movedAt: string
  /** Place among the newest moves: `<movedAt>:<_id>`. */
  readonly place: string
  /** Milliseconds at each stage up to the last move. */
  readonly spent: Partial<Record<Stage, number>>
  /** How many moves there were, with those no longer in `history`. */
  readonly moves: number
  readonly history: readonly Move[]
}

export const pieces = table<PieceRow>('pieces')

export async function within(transaction: Transaction, pieceId: string): Promise<PieceRow | null> {
  return (await transaction.collection('pieces').doc(pieceId).get()).data as PieceRow | null
}

export async function putWithin(transaction: Transaction, { _id, ...row }: PieceRow): Promise<void> {
  await transaction.collection('pieces').doc(_id).set(row)
}
