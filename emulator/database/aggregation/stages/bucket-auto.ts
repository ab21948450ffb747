import { badRequest } from '../../refusal'
import { compare } from '../../values/compare'
import { isNumeric, toNumber } from '../../values/numbers'
import type { Document, Reached, Value } from '../../values/value'
import { compileExpression } from '../expressions/compile'
import { show } from '../expressions/show'
import { typeName } from '../expressions/type-name'
import { Memory, sizeOf } from '../memory'
import { checkedOutput, groupExpression } from './bucket'
import { type Granularity, granularityOf } from './granularity'
import { Gathering, outputsOf } from './group'
import { type Stage, specification } from './stage'

const KNOWN = ['groupBy', 'buckets', 'output', 'granularity']
const COUNT: Document = { count: { $sum: 1 } }
const INT32_MAX = 2 ** 31 - 1

interface Row {
  readonly key: Value
  readonly document: Document
}

interface Bucket {
  min: Value
  max: Value
  readonly rows: readonly Row[]
}

/** `{ groupBy, buckets, output, granularity }`: so many buckets, as even as equal values allow. */
export const $bucketAuto: Stage = (value, { scope }) => {
  const given = specification('$bucketAuto', value)
  const unknown = Object.keys(given).find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) throw badRequest(`Unrecognized option to $bucketAuto: ${unknown}.`)
  const { groupBy, buckets, output = COUNT, granularity } = given
  if (groupBy === undefined || buckets === undefined) {
    throw badRequest("$bucketAuto requires 'groupBy' and 'buckets' to be specified")
  }
  const count = countOf(buckets)
  const outputs = outputsOf('$bucketAuto', checkedOutput('$bucketAuto', output), scope)
  const keyOf = groupExpression('$bucketAuto', groupBy, (expression) => compileExpression(expression, scope))
  const rounder = granularity === undefined ? null : granularityOf(granularity)
  return function* (documents) {
    const memory = new Memory('$bucketAuto')
    const rows: Row[] = []
    for (const document of documents) {
      memory.hold(sizeOf(document))
      rows.push({ key: checkedKey(keyOf(document), rounder), document })
    }
    rows.sort((a, b) => compare(a.key, b.key))
    for (const { min, max, rows: held } of bucketsOf(rows, count, rounder)) {
      const gathering = new Gathering(outputs, memory)
      for (const { document } of held) gathering.add(document)
      yield gathering.result({ min, max })
    }
  }
}

function countOf(buckets: Value): number {
  if (!isNumeric(buckets)) {
    throw badRequest(
      `The $bucketAuto 'buckets' field must be a numeric value, but found type: ${typeName(buckets)}.`,
    )
  }
  const count = toNumber(buckets)
  if (!Number.isInteger(count) || Math.abs(count) > INT32_MAX) {
    throw badRequest(
      `The $bucketAuto 'buckets' field must be representable as a 32-bit integer, but found ${count}.`,
    )
  }
  if (count > 0) return count
  throw badRequest(`The $bucketAuto 'buckets' field must be greater than 0, but found: ${count}.`)
}

function checkedKey(key: Reached, rounder: Granularity | null): Value {
  if (!rounder) return key ?? null
  if (!isNumeric(key) || Number.isNaN(toNumber(key))) {
    throw badRequest(
      `$bucketAuto can specify a 'granularity' with numeric boundaries only, but found a value with type: ${typeName(key)}`,
    )
  }
  if (toNumber(key) >= 0) return key
  throw badRequest(
    `$bucketAuto can specify a 'granularity' with numeric boundaries only, but found a negative value: ${show(key)}`,
  )
}

/** Source: MongoDB manual, $bucketAuto; equal values are never parted, and rounded bounds take in what falls below them. */
function bucketsOf(rows: readonly Row[], count: number, rounder: Granularity | null): Bucket[] {
  const size = Math.max(Math.round(rows.length / count), 1)
  const buckets: Bucket[] = []
  for (let at = 0; at < rows.length; ) {
    const isLast = buckets.length === count - 1
    let end = isLast ? rows.length : Math.min(at + size, rows.length)
    const keyAt = (place: number) => (rows[place] as Row).key
    const bound = rounder?.up(keyAt(end - 1))
    const belongs = (key: Value) =>
      bound === undefined ? compare(key, keyAt(end - 1)) === 0 : compare(key, bound) < 0
    while (end < rows.length && belongs(keyAt(end))) end++
    const before = buckets[buckets.length - 1]
    const min = rounder ? (before?.max ?? rounder.down(keyAt(at))) : keyAt(at)
    const max = bound ?? keyAt(Math.min(end, rows.length - 1))
    buckets.push({ min, max: zeroBound(max, rows[end], rounder), rows: rows.slice(at, end) })
    at = end
  }
  return buckets
}

/** Zero has no neighbour in a series: a bucket of zeros ends below the next value. */
function zeroBound(max: Value, next: Row | undefined, rounder: Granularity | null): Value {
  const isZero = rounder && next && isNumeric(max) && toNumber(max) === 0
  return isZero ? rounder.down(next.key) : max
}
