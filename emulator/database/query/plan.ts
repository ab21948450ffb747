import { LIMITS } from '../limits'
import type { Collection } from '../store/collection'
import type { Index } from '../store/index-keys'
import { type Direction, keyOf, typeByte } from '../values/key'
import { rankOf } from '../values/value'
import type { Bound, Conditions, FieldCondition } from './conditions'

export type Sort = readonly (readonly [path: string, direction: Direction])[]

/** Keys `low <= k < high`. */
export interface KeyRange {
  readonly low: Buffer
  readonly high: Buffer
}

/** How to find a query's documents: key ranges of one index. */
export interface Plan {
  readonly index: string
  readonly table: string
  readonly keyColumn: 'k' | 'id'
  readonly ranges: readonly KeyRange[]
  readonly reverse: boolean
  /** Within each range documents come in the order asked for. */
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
}

export interface Choice {
  readonly candidate: Candidate
  /** Leading fields with a list of values. */
  readonly fixed: number
  readonly ranged: boolean
  readonly keyRanges: number
  /** 1 forward, -1 backward, `null` when the keys' order is not the order asked for. */
  readonly order: Direction | null
  readonly score: number
}

const FIXED_SCORE = 4
const ORDER_SCORE = 3
const RANGE_SCORE = 2
const END = Buffer.from([0xff])

/** The best index for these demands and this order, or `null` when a look at every document is as good. */
export function planQuery(collection: Collection, conditions: Conditions, sort: Sort): Plan | null {
  const best = bestOf(choices(collection, conditions, sort))
  return best && planOf(best, conditions, sort)
}

/** Every index, and how it would serve. */
export const choices = (collection: Collection, conditions: Conditions, sort: Sort): Choice[] =>
  [idIndex(collection), ...collection.indexes.map(declaredIndex)].map((candidate) =>
    consider(candidate, conditions, sort),
  )

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
})

const declaredIndex = (index: Index): Candidate => ({
  name: index.name,
  table: index.table,
  keyColumn: 'k',
  fields: index.fields,
  directions: index.directions,
  isMultikey: (position) => index.isMultikey(position),
})

function consider(candidate: Candidate, { fields }: Conditions, sort: Sort): Choice {
  let fixed = 0
  let ranges = 1
  for (const path of candidate.fields) {
    const points = fields.get(path)?.points
    if (!points || ranges * points.length > LIMITS.keyRanges) break
    ranges *= Math.max(points.length, 1)
    fixed++
  }
  const next = fields.get(candidate.fields[fixed] ?? '')
  const ranged = Boolean(next?.lower ?? next?.upper)
  const order = orderOf(candidate, fixed, fields, sort)
  const ordered = sort.length > 0 && order !== null
  const score = fixed * FIXED_SCORE + (ranged ? RANGE_SCORE : 0) + (ordered ? ORDER_SCORE : 0)
  return { candidate, fixed, ranged, keyRanges: ranges, order, score }
}

/** Whether walking the keys gives the order asked for: its fields follow the fixed ones, all in one direction. */
function orderOf(
  candidate: Candidate,
  fixed: number,
  fields: ReadonlyMap<string, FieldCondition>,
  sort: Sort,
): Direction | null {
  let position = fixed
  let order: Direction | null = null
  for (const [path, direction] of sort) {
    const at = candidate.fields.indexOf(path)
    if (candidate.isMultikey(at)) return null // an array sorts by its least or greatest element, not by the key at hand
    if (at >= 0 && at < fixed && fields.get(path)?.points?.length === 1) continue
    if (at !== position) return null
    const needed: Direction = candidate.directions[at] === direction ? 1 : -1
    if (order !== null && order !== needed) return null
    order = needed
    position++
  }
  return order ?? 1
}

function planOf({ candidate, fixed, ranged, order }: Choice, conditions: Conditions, sort: Sort): Plan {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  for (let position = 0; position < fixed; position++) {
    const points = conditions.fields.get(candidate.fields[position] as string)?.points ?? []
    const direction = candidate.directions[position] as Direction
    prefixes = prefixes.flatMap((prefix) =>
      distinct(points.map((point) => Buffer.concat([prefix, keyOf([point], [direction])]))),
    )
  }
  const next = ranged ? conditions.fields.get(candidate.fields[fixed] as string) : undefined
  const used = fixed + (ranged ? 1 : 0)
  const single = candidate.fields.every((_path, position) => !candidate.isMultikey(position))
  return {
    index: candidate.name,
    table: candidate.table,
    keyColumn: candidate.keyColumn,
    ranges: prefixes.map((prefix) =>
      next
        ? rangeWithin(prefix, next, candidate, fixed)
        : { low: prefix, high: Buffer.concat([prefix, END]) },
    ),
    reverse: order === -1,
    ordered: sort.length === 0 || order !== null,
    repeats: !single,
    exact: conditions.exact && conditions.fields.size === used && single,
  }
}

function distinct(keys: readonly Buffer[]): Buffer[] {
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()]
}

/** A range of one field after the fixed ones. Values of other types never match, so the type's own bounds close it. */
function rangeWithin(
  prefix: Buffer,
  condition: FieldCondition,
  candidate: Candidate,
  position: number,
): KeyRange {
  const direction = candidate.directions[position] as Direction
  const rank = rankOf((condition.lower ?? condition.upper)?.value)
  // Of an array one element may pass the lower bound and another the upper: only one of them may bound the keys.
  const several = candidate.isMultikey(position)
  const both = !several && rankOf(condition.upper?.value) === rank
  const upper = condition.lower && !both ? null : condition.upper
  const [first, last] = direction === 1 ? [condition.lower, upper] : [upper, condition.lower]
  const type = typeByte(rank, direction)
  return {
    low: Buffer.concat([
      prefix,
      first ? edge(first, direction, !(first.inclusive || several)) : Buffer.from([type]),
    ]),
    high: Buffer.concat([
      prefix,
      last ? edge(last, direction, last.inclusive || several) : Buffer.from([type + 1]),
    ]),
  }
}

/** The place before (or, `after`, behind) all keys that begin with a value. */
function edge({ value }: Bound, direction: Direction, after: boolean): Buffer {
  const key = keyOf([value], [direction])
  return after ? Buffer.concat([key, END]) : key
}
