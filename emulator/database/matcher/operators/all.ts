import { BSONRegExp } from 'bson'
import { badRequest } from '../../refusal'
import { type Document, isDocument, type Reached } from '../../values/value'
import { any, type Compiler, every, type FieldOperator, type Test } from '../test'
import { $elemMatch } from './elem-match'
import { equalTo } from './eq'
import { isOperatorObject } from './operator-object'
import { matchesRegex } from './regex'

/** Every one of these is among the values (or is the value); nothing has all of none. `$elemMatch` stands only among its like. */
export const $all: FieldOperator = (operand, compiler) => {
  if (!Array.isArray(operand)) throw badRequest('$all needs an array')
  if (operand.length === 0) return () => false
  const nested = operand.filter(isElemMatch)
  if (nested.length > 0 && nested.length < operand.length)
    throw badRequest('$all/$elemMatch has to be consistent')
  return every(operand.map((item) => has(item, compiler)))
}

const isElemMatch = (item: Reached): item is Document => isDocument(item) && item.$elemMatch !== undefined

function has(item: Reached, compiler: Compiler): Test {
  if (item instanceof BSONRegExp) return any(matchesRegex(item))
  if (isElemMatch(item)) return $elemMatch(item.$elemMatch, compiler, item)
  if (isOperatorObject(item)) throw badRequest('no $ expressions in $all')
  return any(equalTo(item))
}
