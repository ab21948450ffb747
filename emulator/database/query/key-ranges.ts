import { wholesOf } from '../geo/cells'
import { type Direction, keyOf, typeByte } from '../values/key'
import { RANK, rankOf, type Value } from '../values/value'
import type { Bound, FieldCondition } from './conditions'

/** Keys `low <= k < high`. */
export interface KeyRange {
  readonly low: Buffer
  readonly high: Buffer
  /** How many bytes at the start of its keys say nothing about the order that was asked for. */
  readonly settled: number
}

/** A field of an index, as its condition bounds it. */
interface Bounded {
  readonly condition: FieldCondition
  readonly direction: Direction
  /** Some document has several values there. */
  readonly several: boolean
}

const END = Buffer.from([0xff])
/** A text's key ends with these many bytes after its last character; what a longer text has there is below `BEHIND_TEXT`. */
const TEXT_END_BYTES = 2
const BEHIND_TEXT = Buffer.from([0xff, 0xff])

type Span = readonly [low: Buffer, high: Buffer]

/** Behind every key that begins with these bytes. */
export const behind = (prefix: Buffer): Buffer => Buffer.concat([prefix, END])

export function distinct(keys: readonly Buffer[]): Buffer[] {
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()]
}

/** The key ranges of one bounded field, to stand after the fields before it. */
export function spansOf({ condition, direction, several }: Bounded): Span[] {
  if (condition.prefix !== null && !condition.lower && !condition.upper)
    return prefixSpans(condition.prefix, direction)
  return [boundedSpan(condition, direction, several)]
}

/** A cell with all its parts, and the cells it is a part of. */
export function cellSpans(cells: readonly string[]): Span[] {
  const wholes = new Set(cells.flatMap(wholesOf))
  return [
    ...cells.map((cell): Span => {
      const start = keyOf([cell], [1]).subarray(0, -TEXT_END_BYTES)
      return [start, Buffer.concat([start, BEHIND_TEXT])]
    }),
    ...[...wholes].map((cell): Span => {
      const same = keyOf([cell], [1])
      return [same, behind(same)]
    }),
  ]
}

/** Texts that begin so; and the search itself, which a field may hold too. */
function prefixSpans({ text, search }: NonNullable<FieldCondition['prefix']>, direction: Direction): Span[] {
  const start = keyOf([text], [direction]).subarray(0, -TEXT_END_BYTES)
  const same = keyOf([search], [direction])
  return [
    [start, Buffer.concat([start, BEHIND_TEXT])],
    [same, behind(same)],
  ]
}

/** Values of other types never match, so the type's own bounds close the range. */
function boundedSpan({ lower, upper }: FieldCondition, direction: Direction, several: boolean): Span {
  const rank = rankOf((lower ?? upper)?.value)
  // Of an array one element may pass the lower bound and another the upper: only one of them may bound the keys.
  const both = !several && rankOf(upper?.value) === rank
  const top = lower && !both ? null : upper
  const [first, last] = direction === 1 ? [lower, top] : [top, lower]
  const [start, end] = edgesOfType(rank, direction)
  return [
    first ? edge(first, direction, !(first.inclusive || several)) : start,
    last ? edge(last, direction, last.inclusive || several) : end,
  ]
}

/** Before and behind all values of a type that a range of it may hold. NaN lies below all numbers, and is in no range. */
function edgesOfType(rank: number, direction: Direction): Span {
  const type = typeByte(rank, direction)
  const [start, end] = [Buffer.from([type]), Buffer.from([type + 1])]
  if (rank !== RANK.number) return [start, end]
  const notANumber = keyOf([Number.NaN], [direction])
  return direction === 1 ? [behind(notANumber), end] : [start, notANumber]
}

/** The place before (or, `after`, behind) all keys that begin with a value. */
function edge({ value }: Bound, direction: Direction, after: boolean): Buffer {
  const key = keyOf([value as Value], [direction])
  return after ? behind(key) : key
}
