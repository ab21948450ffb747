import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { decodeCursor, encodeCursor } from '../_server/paging'
import { pieceOf } from './board'
import type { LinePiece } from './contract/board'
import { pieceIdOf, refOf } from './contract/graph'
import { spentUntil } from './moving'
import { maySee } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'

/** Objects on one side of a line; a line longer than this is read in pieces. */
const MOST = 80
/** From an event to the correction of a publication there are seven steps. */
const MOST_LEVELS = 10
const PAGE = 30

interface Side {
  readonly rows: readonly store.LineRow[]
  readonly cut: boolean
}

/** Goes out level by level, one read each; an object reached by two ways stands there once. */
async function walk(
  from: store.LineRow,
  next: (rows: readonly store.LineRow[], limit: number) => Promise<store.LineRow[]>,
): Promise<Side> {
  const found = new Map<string, store.LineRow>()
  let level: readonly store.LineRow[] = [from]
  for (let depth = 0; depth < MOST_LEVELS && level.length > 0; depth++) {
    const reached = await next(level, MOST + found.size + 1)
    level = reached.filter(({ _id }) => _id !== from._id && !found.has(_id))
    const room = MOST - found.size
    for (const row of level.slice(0, room)) found.set(row._id, row)
    if (level.length > room) return { rows: [...found.values()], cut: true }
  }
  return { rows: [...found.values()], cut: level.length > 0 }
}

const upwards = (from: store.LineRow) =>
  walk(from, (rows, limit) => store.byIds([...new Set(rows.flatMap(({ parents }) => parents))], limit))

const downwards = (from: store.LineRow) =>
  walk(from, (rows, limit) =>
    store.childrenOf(
      rows.map(({ _id }) => _id),
      null,
      limit,
    ),
  )

async function demand(input: Input<'line'>, caller: Caller): Promise<store.PieceRow> {
  const row = await store.pieces.demand(pieceIdOf(input))
  if (!maySee(caller, row)) throw new AppError('not_allowed', `piece ${row._id} is outside the grants`)
  return row
}

/** 一张图: from any object up to its beginnings and down to what readers have, with the time at each stage. */
export async function line(input: Input<'line'>, caller: Caller): Promise<Output<'line'>> {
  const row = await demand(input, caller)
  const at = instant()
  const [above, below] = await Promise.all([upwards(row), downwards(row)])
  const seen = (rows: readonly store.LineRow[]) =>
    rows.filter((other) => maySee(caller, other)).map((other) => linePieceOf(other, at))
  const shown = { above: seen(above.rows), below: seen(below.rows) }
  return {
    at,
    piece: linePieceOf(row, at),
    history: [...row.history],
    earlierMoves: row.moves - row.history.length,
    ...shown,
    hidden: above.rows.length + below.rows.length - shown.above.length - shown.below.length,
    cut: above.cut || below.cut,
  }
}

export async function children(input: Input<'children'>, caller: Caller): Promise<Output<'children'>> {
  const row = await demand(input, caller)
  const at = instant()
  const after = input.cursor ? String(decodeCursor(input.cursor, ['string'])[0]) : null
  const found = await store.childrenOf([row._id], after, PAGE + 1)
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    items: page.filter((other) => maySee(caller, other)).map((other) => linePieceOf(other, at)),
    nextCursor: found.length > PAGE && last ? encodeCursor([last._id]) : null,
  }
}

function linePieceOf(row: store.LineRow, at: string): LinePiece {
  const { open, createdBy, createdAt, movedAt, publishedAt, parents } = row
  return {
    ...pieceOf(row),
    open,
    createdBy,
    createdAt,
    movedAt,
    publishedAt,
    parents: parents.map(refOf),
    spent: spentUntil(row, at),
  }
}
