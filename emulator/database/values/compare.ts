import { Binary, BSONRegExp, ObjectId, Timestamp } from 'bson'
import { compareNumbers, isNumeric } from './numbers'
import { type Document, isDocument, type Reached, rankOf, type Value } from './value'

/** BSON's total order: types first, then values. Key order of embedded documents counts. */
export function compare(a: Reached, b: Reached): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  const byType = rankOf(a) - rankOf(b)
  return byType === 0 ? compareSameType(a as Value, b as Value) : byType
}

export const equals = (a: Reached, b: Reached): boolean => a === b || compare(a, b) === 0

export function compareSameType(a: Value, b: Value): number {
  if (typeof a === 'string') return compareText(a, b as string)
  if (isNumeric(a)) return compareNumbers(a, b as number)
  if (typeof a === 'boolean') return Number(a) - Number(b)
  if (a instanceof Date) return sign(a.getTime() - (b as Date).getTime())
  if (Array.isArray(a)) return compareArrays(a, b as Value[])
  if (isDocument(a)) return compareDocuments(a, b as Document)
  if (a instanceof ObjectId) return Buffer.compare(a.id, (b as ObjectId).id)
  if (a instanceof BSONRegExp) {
    const other = b as BSONRegExp
    return compareText(a.pattern, other.pattern) || compareText(a.options, other.options)
  }
  if (a instanceof Binary) return compareBinaries(a, b as Binary)
  if (a instanceof Timestamp) return a.compare(b as Timestamp)
  return 0 // null, MinKey, MaxKey
}

const sign = (difference: number) => (difference < 0 ? -1 : difference > 0 ? 1 : 0)

/** By code point, as UTF-8 bytes compare; JS compares UTF-16 units, which puts surrogates before U+E000. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left !== right) return orderOfUnit(left) - orderOfUnit(right)
  }
  return a.length - b.length
}

const orderOfUnit = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)

function compareArrays(a: Value[], b: Value[]): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compare(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Field by field: type, then name, then value; the shorter one first. */
function compareDocuments(a: Document, b: Document): number {
  const left = Object.keys(a)
  const right = Object.keys(b)
  const length = Math.min(left.length, right.length)
  for (let i = 0; i < length; i++) {
    const nameA = left[i] as string
    const nameB = right[i] as string
    const valueA = a[nameA] as Value
    const valueB = b[nameB] as Value
    const order =
      rankOf(valueA) - rankOf(valueB) || compareText(nameA, nameB) || compareSameType(valueA, valueB)
    if (order !== 0) return order
  }
  return left.length - right.length
}

function compareBinaries(a: Binary, b: Binary): number {
  return a.length() - b.length() || a.sub_type - b.sub_type || Buffer.compare(a.value(), b.value())
}
