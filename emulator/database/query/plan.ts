import { LIMITS } from '../limits'
import type { Collection } from '../store/collection'
import type { Index } from '../store/index-keys'
import { type Direction, keyOf } from '../values/key'
import type { Conditions } from './conditions'
import { behind, cellSpans, distinct, type KeyRange, spansOf } from './key-ranges'

export type Sort = readonly (readonly [path: string, direction: Direction])[]

/** How to find a query's documents: key ranges of one index. */
export interface Plan {
  readonly index: string
  readonly table: string
  readonly keyColumn: 'k' | 'id'
  readonly ranges: readonly KeyRange[]
  readonly reverse: boolean
  /** Within each range documents come in the order asked for; merged by their keys they all do. */
  readonly ordered: boolean
  /** A document may be met more than once. */
  readonly repeats: boolean
  /** Keys alone decide: every row in the ranges matches, and none twice. */
  readonly exact: boolean
}

/** What planning needs of an index; the collection's `_id` has one too. */
interface Candidate {
  readonly name: string
  readonly table: string
  readonly keyColumn: 'k' | 'id'
  readonly fields: readonly string[]
  readonly directions: readonly Direction[]
  isMultikey(position: number): boolean
  isGeo(position: number): boolean
}

/** How one index would serve a query. */
export interface Choice {
  readonly candidate: Candidate
  /** Leading fields with a list of values. */
  readonly fixed: number
  readonly ranged: boolean
  readonly keyRanges: number
  /** `null` when the keys' order is not the order asked for. */
  readonly order: KeyOrder | null
  readonly score: number
}

interface KeyOrder {
  readonly direction: Direction
  /** The field whose place in the keys is where the order asked for begins. */
  readonly from: number
}

const FIXED_SCORE = 4
const ORDER_SCORE = 3
const RANGE_SCORE = 2
const ANY_ORDER: KeyOrder = { direction: 1, from: 0 }

/** Every index, and how it would serve. */
export const choices = (collection: Collection, conditions: Conditions, sort: Sort): Choice[] =>
  [idIndex(collection), ...collection.indexes.map(declaredIndex)].map((candidate) =>
    consider(candidate, conditions, sort),
  )

/** The best of them, or `null` when a look at every document is as good. */
export function bestOf(all: readonly Choice[]): Choice | null {
  let best: Choice | null = null
  for (const choice of all) if (choice.score > (best?.score ?? 0)) best = choice
  return best
}

const idIndex = ({ table }: Collection): Candidate => ({
  name: '_id_',
  table,
  keyColumn: 'id',
  fields: ['_id'],
  directions: [1],
  isMultikey: () => false,
  isGeo: () => false,
})

const declaredIndex = (index: Index): Candidate => ({
  name: index.name,
  table: index.table,
  keyColumn: 'k',
  fields: index.fields,
  directions: index.directions,
  isMultikey: (position) => index.isMultikey(position),
  isGeo: (position) => index.isGeo(position),
})

function consider(candidate: Candidate, conditions: Conditions, sort: Sort): Choice {
  const { fields } = conditions
  let fixed = 0
  let keyRanges = 1
  for (const path of candidate.fields) {
    const points = candidate.isGeo(fixed) ? null : fields.get(path)?.points
    if (!points || keyRanges * points.length > LIMITS.keyRanges) break
    keyRanges *= Math.max(points.length, 1)
    fixed++
  }
  const next = fields.get(candidate.fields[fixed] ?? '')
  const ranged = candidate.isGeo(fixed)
    ? Boolean(next?.cells)
    : Boolean(next?.lower ?? next?.upper ?? next?.prefix)
  const order = sort.length > 0 ? orderOf(candidate, fixed, conditions, sort) : ANY_ORDER
  const ordered = sort.length > 0 && order !== null
  const score = fixed * FIXED_SCORE + (ranged ? RANGE_SCORE : 0) + (ordered ? ORDER_SCORE : 0)
  return { candidate, fixed, ranged, keyRanges, order, score }
}

/**
 * Whether the keys hold the order asked for: its fields one after another, all in one direction, and only fields with
 * given values before them. Fields with a single value may stand anywhere.
 */
function orderOf(candidate: Candidate, fixed: number, { fields }: Conditions, sort: Sort): KeyOrder | null {
  const isSingle = (at: number) =>
    at < fixed && fields.get(candidate.fields[at] as string)?.points?.length === 1
  let from: number | null = null
  let position = 0
  let direction: Direction | null = null
  for (const [path, wanted] of sort) {
    const at = candidate.fields.indexOf(path)
    if (at < 0 || candidate.isMultikey(at) || candidate.isGeo(at)) return null // an array sorts by its least or greatest element, not by the key at hand
    if (isSingle(at)) continue
    if (from === null) {
      if (at > fixed) return null
      from = position = at
    }
    while (position < at && isSingle(position)) position++
    if (position !== at) return null
    const needed: Direction = candidate.directions[at] === wanted ? 1 : -1
    if (direction !== null && direction !== needed) return null
    direction = needed
    position++
  }
  return { direction: direction ?? 1, from: from ?? fixed }
}

/** The key ranges of a choice. */
export function planOf(
  { candidate, fixed, ranged, order }: Choice,
  conditions: Conditions,
  sort: Sort,
): Plan {
  const single = candidate.fields.every(
    (_path, position) => !candidate.isMultikey(position) && !candidate.isGeo(position),
  )
  return {
    index: candidate.name,
    table: candidate.table,
    keyColumn: candidate.keyColumn,
    ranges: rangesOf(candidate, fixed, ranged, order?.from ?? 0, conditions),
    reverse: order?.direction === -1,
    ordered: sort.length === 0 || order !== null,
    repeats: !single,
    exact: conditions.exact && conditions.fields.size === fixed + (ranged ? 1 : 0) && single,
  }
}

function rangesOf(
  candidate: Candidate,
  fixed: number,
  ranged: boolean,
  orderFrom: number,
  { fields }: Conditions,
): KeyRange[] {
  let starts: { prefix: Buffer; settled: number }[] = [{ prefix: Buffer.alloc(0), settled: 0 }]
  for (let position = 0; position < fixed; position++) {
    const points = fields.get(candidate.fields[position] as string)?.points ?? []
    const direction = candidate.directions[position] as Direction
    const keys = distinct(points.map((point) => keyOf([point], [direction])))
    starts = starts.flatMap(({ prefix, settled }) =>
      keys.map((key) => {
        const longer = Buffer.concat([prefix, key])
        return { prefix: longer, settled: position < orderFrom ? longer.length : settled }
      }),
    )
  }
  const condition = ranged ? fields.get(candidate.fields[fixed] as string) : undefined
  starts.sort((a, b) => Buffer.compare(a.prefix, b.prefix)) // found in the order of keys, as there
  if (!condition) return starts.map(({ prefix, settled }) => ({ low: prefix, high: behind(prefix), settled }))
  const direction = candidate.directions[fixed] as Direction
  const spans = candidate.isGeo(fixed)
    ? cellSpans(condition.cells ?? [])
    : spansOf({ condition, direction, several: candidate.isMultikey(fixed) })
  return starts.flatMap(({ prefix, settled }) =>
    spans.map(([low, high]) => ({
      low: Buffer.concat([prefix, low]),
      high: Buffer.concat([prefix, high]),
      settled,
    })),
  )
}
