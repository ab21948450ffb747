import { type PieceRef, pieceIdOf, type Stage } from './contract/graph'
import type { Holder, Move, PieceRow, Transaction } from './store'
import * as store from './store'

/** One move of one object, as the domain that owns it tells it. */
export interface Step extends PieceRef {
  readonly title: string
  readonly stage: Stage
  /** State of the object's own machine. */
  readonly state: string
  /** Whose turn it is; null: nobody has taken it. */
  readonly holder: Holder | null
  readonly dueAt: string | null
  readonly columnId: string | null
  readonly unitId: string | null
  readonly form: string | null
  /** Still on the board. */
  readonly open: boolean
  /** What it grew out of. Parents once named stay, so that a later step need not repeat them. */
  readonly parents?: readonly PieceRef[]
  /** Length of the text, where the owner knows it: offered as an input of the credit. */
  readonly characters?: number
  readonly by: Holder
  readonly at: string
  readonly event: string
}

/** Moves kept one by one; the time of earlier ones stays in `spent`. */
export const KEPT_MOVES = 60
/** An object grows out of a handful of others; what is above this is a list, not a line. */
const MOST_PARENTS = 100

/** Whole milliseconds between two instants, never less than none: two instances' clocks may differ a little. */
const between = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from))

/** Time at each stage up to a moment. What left the board is at no stage until it comes back. */
export function spentUntil(
  row: Pick<PieceRow, 'spent' | 'stage' | 'open' | 'movedAt'>,
  at: string,
): PieceRow['spent'] {
  if (!row.open) return row.spent
  return { ...row.spent, [row.stage]: (row.spent[row.stage] ?? 0) + between(row.movedAt, at) }
}

const isRepeated = (row: PieceRow, { event, at }: Step): boolean =>
  row.history.some((move) => move.event === event && move.at === at)

const publishedBy = ({ event, state, at }: Step): string | null =>
  event === 'publish' || state === 'published' ? at : null

/** The row after a step: pure, so the same steps always make the same row. */
export function afterStep(row: PieceRow | null, step: Step): PieceRow {
  const { kind, id, title, stage, state, holder, dueAt, columnId, unitId, form, open, by, at, event } = step
  const _id = pieceIdOf(step)
  const parents = [...new Set([...(row?.parents ?? []), ...(step.parents ?? []).map(pieceIdOf)])]
    .filter((parent) => parent !== _id)
    .slice(0, MOST_PARENTS)
  const stays = row !== null && row.state === state && row.holder?.personId === holder?.personId
  const move: Move = { stage, state, holder, at, by, event }
  const publishedAt = row?.publishedAt ?? publishedBy(step)
  return {
    _id,
    kind,
    refId: id,
    title: title.replaceAll('｜', ''),
    stage,
    state,
    holder,
    since: stays ? row.since : at,
    dueAt,
    columnId,
    unitId,
    form,
    open,
    parents,
    characters: step.characters ?? row?.characters ?? null,
    createdBy: row?.createdBy ?? by,
    createdAt: row?.createdAt ?? at,
    publishedAt,
    publishedPlace: publishedAt && `${publishedAt}:${_id}`,
    movedAt: at,
    place: `${at}:${_id}`,
    spent: row ? spentUntil(row, at) : {},
    moves: (row?.moves ?? 0) + 1,
    history: [...(row?.history ?? []), move].slice(-KEPT_MOVES),
  }
}

/**
 * 记一步: puts a move of an object on the one graph, within the transaction that moves it: one read and one write. The same
 * event of the same moment told again changes nothing.
 */
export async function moved(transaction: Transaction, step: Step): Promise<void> {
  const row = await store.within(transaction, pieceIdOf(step))
  if (row && isRepeated(row, step)) return
  await store.putWithin(transaction, afterStep(row, step))
}
