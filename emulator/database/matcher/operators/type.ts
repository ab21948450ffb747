import { badRequest } from '../../refusal'
import { isNumeric, kindOf, toNumber } from '../../values/numbers'
import { RANK, type Reached, rankOf } from '../../values/value'
import { any, type FieldOperator } from '../test'

const never = () => false
const ofRank = (rank: number) => (value: Reached) => value !== undefined && rankOf(value) === rank
const ofKind = (kind: string) => (value: Reached) => isNumeric(value) && kindOf(value) === kind

/** BSON's type numbers and their names. The deprecated ones can be asked for and are never stored. */
const TYPES: readonly (readonly [number: number | null, alias: string, is: (value: Reached) => boolean])[] = [
  [1, 'double', ofKind('double')],
  [2, 'string', ofRank(RANK.string)],
  [3, 'object', ofRank(RANK.object)],
  [4, 'array', ofRank(RANK.array)],
  [5, 'binData', ofRank(RANK.binary)],
  [6, 'undefined', never],
  [7, 'objectId', ofRank(RANK.objectId)],
  [8, 'bool', ofRank(RANK.boolean)],
  [9, 'date', ofRank(RANK.date)],
  [10, 'null', ofRank(RANK.null)],
  [11, 'regex', ofRank(RANK.regex)],
  [12, 'dbPointer', never],
  [13, 'javascript', never],
  [14, 'symbol', never],
  [15, 'javascriptWithScope', never],
  [16, 'int', ofKind('int')],
  [17, 'timestamp', ofRank(RANK.timestamp)],
  [18, 'long', ofKind('long')],
  [19, 'decimal', ofKind('decimal')],
  [-1, 'minKey', ofRank(RANK.minKey)],
  [127, 'maxKey', ofRank(RANK.maxKey)],
  [null, 'number', ofRank(RANK.number)],
]

/** The value, or one element of the array, is of this type (one, or a list of which one). */
export const $type: FieldOperator = (operand) => {
  const wanted = (Array.isArray(operand) ? operand : [operand]).map(hasType)
  return any((value) => wanted.some((is) => is(value)))
}

/** Whether a value itself is of the type that a name or a number stands for. */
export function hasType(operand: Reached): (value: Reached) => boolean {
  const number = isNumeric(operand) ? toNumber(operand) : undefined
  const type = TYPES.find(([code, alias]) => alias === operand || (code !== null && code === number))
  if (!type) throw badRequest(`Unknown type name or number: ${String(operand)}`)
  return type[2]
}
