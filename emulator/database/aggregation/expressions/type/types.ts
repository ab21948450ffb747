import { Binary, calculateObjectSize } from 'bson'
import { badRequest } from '../../../refusal'
import { isNumeric } from '../../../values/numbers'
import { isDocument, type Value } from '../../../values/value'
import { namedArguments, type Operator, unary } from '../operator'
import { typeName } from '../type-name'
import { CONVERSIONS, conversionTo, Unconvertible } from './convert'

/** `{ input, to, onError, onNull }`. */
const $convert: Operator = (operand, compiler) => {
  const parts = namedArguments('$convert', operand, compiler, ['input', 'to'], ['onError', 'onNull'])
  const given = operand as Record<string, unknown>
  return (document) => {
    const input = parts.input(document)
    const to = parts.to(document)
    if (input === null || input === undefined)
      return given.onNull === undefined ? null : parts.onNull(document)
    if (to === null || to === undefined) return null
    const convert = conversionTo(to)
    try {
      return convert(input)
    } catch (error) {
      if (given.onError === undefined || !(error instanceof Unconvertible)) throw error
      return parts.onError(document)
    }
  }
}

/** `$toInt` and its like: `$convert` without its options. */
const to = (type: string): Operator => {
  const convert = CONVERSIONS[type] as (value: Value) => Value
  const name = `$to${(type[0] as string).toUpperCase()}${type.slice(1)}`
  return unary(name, (value) => (value === null || value === undefined ? null : convert(value)))
}

export const TYPES: Readonly<Record<string, Operator>> = {
  $type: unary('$type', typeName),
  $isNumber: unary('$isNumber', isNumeric),
  $convert,
  $toBool: to('bool'),
  $toDate: to('date'),
  $toDecimal: to('decimal'),
  $toDouble: to('double'),
  $toInt: to('int'),
  $toLong: to('long'),
  $toObjectId: to('objectId'),
  $toString: to('string'),
  $bsonSize: unary('$bsonSize', (value) => {
    if (value === null || value === undefined) return null
    if (isDocument(value)) return calculateObjectSize(value)
    throw badRequest(`$bsonSize requires a document input, found: ${typeName(value)}`)
  }),
  $binarySize: unary('$binarySize', (value) => {
    if (value === null || value === undefined) return null
    if (value instanceof Binary) return value.length()
    if (typeof value === 'string') return Buffer.byteLength(value)
    throw badRequest(`$binarySize requires a string or BinData argument, found: ${typeName(value)}`)
  }),
}
