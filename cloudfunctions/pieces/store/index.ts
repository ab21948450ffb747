import { after, from, oneOf, type Row, type Transaction, table } from '../../_server/db'
import type { PieceKind, Stage } from '../contract/graph'

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

export type { Transaction }

export const pieces = table<PieceRow>('pieces')

export async function within(transaction: Transaction, pieceId: string): Promise<PieceRow | null> {
  return (await transaction.collection('pieces').doc(pieceId).get()).data as PieceRow | null
}

export async function putWithin(transaction: Transaction, { _id, ...row }: PieceRow): Promise<void> {
  await transaction.collection('pieces').doc(_id).set(row)
}

const BOARD_FIELDS = [
  '_id',
  'kind',
  'refId',
  'title',
  'stage',
  'state',
  'holder',
  'since',
  'dueAt',
  'columnId',
  'unitId',
  'form',
  'createdBy',
] as const satisfies readonly (keyof PieceRow)[]
export type BoardPiece = Pick<PieceRow, (typeof BOARD_FIELDS)[number]>

const PUBLISHED_FIELDS = [
  '_id',
  'kind',
  'refId',
  'title',
  'columnId',
  'unitId',
  'holder',
  'createdBy',
  'publishedAt',
  'publishedPlace',
  'characters',
] as const satisfies readonly (keyof PieceRow)[]
export type PublishedPiece = Pick<PieceRow, (typeof PUBLISHED_FIELDS)[number]>

const LINE_FIELDS = [
  ...BOARD_FIELDS,
  'open',
  'createdAt',
  'movedAt',
  'publishedAt',
  'parents',
  'spent',
] as const satisfies readonly (keyof PieceRow)[]
export type LineRow = Pick<PieceRow, (typeof LINE_FIELDS)[number]>

/** Places of the newest moves of all, open or not. */
export async function newestPlaces(limit: number): Promise<string[]> {
  const rows = await pieces.find({}, { sort: [['place', 'desc']], limit, fields: ['place'] })
  return rows.map(({ place }) => place)
}

/** What is on the board, newest move first. */
export const openNow = (limit: number): Promise<BoardPiece[]> =>
  pieces.find({ open: true }, { sort: [['place', 'desc']], limit, fields: BOARD_FIELDS })

/** What came before readers from a moment on, or after a place, oldest first. */
export const publishedFrom = (
  kind: PieceKind,
  moment: string,
  limit: number,
  afterPlace: string | null = null,
): Promise<PublishedPiece[]> =>
  pieces.find(
    { kind, publishedPlace: afterPlace === null ? from(moment) : after(afterPlace) },
    { sort: [['publishedPlace', 'asc']], limit, fields: PUBLISHED_FIELDS },
  )

export const byIds = async (ids: readonly string[], limit: number): Promise<LineRow[]> =>
  ids.length === 0 ? [] : pieces.find({ _id: oneOf(ids) }, { limit, fields: LINE_FIELDS })

/** What grew directly out of these, in the order of ids, after one. */
export const childrenOf = (
  parentIds: readonly string[],
  afterId: string | null,
  limit: number,
): Promise<LineRow[]> =>
  pieces.find(
    { parents: oneOf(parentIds), ...(afterId === null ? {} : { _id: after(afterId) }) },
    { sort: [['_id', 'asc']], limit, fields: LINE_FIELDS },
  )
