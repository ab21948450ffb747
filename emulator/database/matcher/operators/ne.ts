import { BSONRegExp } from 'bson'
import { badRequest } from '../../refusal'
import { type FieldOperator, none } from '../test'
import { $eq } from './eq'

/** No value reached is equal: `{ tags: { $ne: 'a' } }` does not find `['a', 'b']`. */
export const $ne: FieldOperator = (operand, compiler, siblings) => {
  if (operand instanceof BSONRegExp) throw badRequest("Can't have regex as arg to $ne.")
  return none($eq(operand, compiler, siblings))
}
