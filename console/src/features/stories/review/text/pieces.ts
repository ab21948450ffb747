/** A stretch of a passage that is drawn otherwise than the rest. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly className: string
  /** What opens when it is pressed. */
  readonly markId?: string
  /** Stands behind the last of its words, and names it in the list beside the text. */
  readonly number?: number
  /** Stands behind the last of its words and says in a word what the stretch is. */
  readonly note?: string
}

export interface Piece {
  readonly text: string
  /** Place of its first character in the passage. */
  readonly at: number
  readonly stretches: readonly Stretch[]
  /** Stretches that end with this piece. */
  readonly ending: readonly Stretch[]
}

/** Cuts a run of text, which begins at `at` of its passage, wherever a stretch begins or ends. */
export function piecesOf(text: string, at: number, stretches: readonly Stretch[]): Piece[] {
  const end = at + text.length
  const here = stretches.filter(({ from, to }) => from < end && to > at && from < to)
  const cuts = [...new Set([at, end, ...here.flatMap(({ from, to }) => [from, to])])]
    .filter((cut) => cut >= at && cut <= end)
    .sort((a, b) => a - b)
  return cuts.slice(0, -1).map((cut, index) => {
    const next = cuts[index + 1] ?? end
    return {
      text: text.slice(cut - at, next - at),
      at: cut,
      stretches: here.filter(({ from, to }) => from <= cut && to >= next),
      ending: here.filter(({ to }) => to === next),
    }
  })
}
