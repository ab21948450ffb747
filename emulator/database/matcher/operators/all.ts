import { BSONRegExp } from 'bson'
import { badRequest } from '../../refusal'
import { isDocument, type Reached } from '../../values/value'
import { any, type Compiler, every, type FieldOperator, type Test } from '../test'
import { $elemMatch } from './elem-match'
import { equalTo } from './eq'
import { matchesRegex } from './regex'

/** Every one of these is among the values (or is the value); nothing has all of none. */
export const $all: FieldOperator = (operand, compiler) => {
  if (!Array.isArray(operand)) throw badRequest('$all needs an array')
  if (operand.length === 0) return () => false
  return every(operand.map((item) => has(item, compiler)))
}

function has(item: Reached, compiler: Compiler): Test {
  if (item instanceof BSONRegExp) return any(matchesRegex(item))
  if (isDocument(item) && item.$elemMatch !== undefined) return $elemMatch(item.$elemMatch, compiler, item)
  if (isDocument(item) && Object.keys(item)[0]?.startsWith('$')) throw badRequest('no $ expressions in $all')
  return any(equalTo(item))
}
