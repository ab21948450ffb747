import type { Piece } from '@functions/pieces/contract/board'

/** What a look at the board is narrowed to; each part stands in the address. */
export const NARROWED_BY = ['stage', 'columnId', 'unitId', 'holder', 'kind', 'form', 'late'] as const
type Narrowing = (typeof NARROWED_BY)[number]

/** Nobody has it: as a choice among the persons. */
export const NOBODY = 'nobody'

export const isLate = (piece: Piece, now: number): boolean =>
  piece.dueAt !== null && Date.parse(piece.dueAt) < now

const partOf: Record<Narrowing, (piece: Piece, now: number) => string | null> = {
  stage: ({ stage }) => stage,
  columnId: ({ columnId }) => columnId,
  unitId: ({ unitId }) => unitId,
  holder: ({ holder }) => holder?.personId ?? NOBODY,
  kind: ({ kind }) => kind,
  form: ({ form }) => form,
  late: (piece, now) => (isLate(piece, now) ? '1' : null),
}

/** What the address asks for, late ones first, then the longest held. */
export function selected(all: readonly Piece[], query: URLSearchParams, now: number): Piece[] {
  return all
    .filter((piece) =>
      NARROWED_BY.every((name) => !query.get(name) || partOf[name](piece, now) === query.get(name)),
    )
    .sort(
      (a, b) => Number(isLate(b, now)) - Number(isLate(a, now)) || Date.parse(a.since) - Date.parse(b.since),
    )
}
