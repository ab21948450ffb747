import { BSONRegExp } from 'bson'
import { badRequest } from '../../refusal'
import { type FieldOperator, none } from '../test'
import { isOperatorObject } from './operator-object'

/** The operators, or the regular expression, do not hold; so it also finds where the field is missing. */
export const $not: FieldOperator = (operand, compiler) => {
  if (!(operand instanceof BSONRegExp) && !isOperatorObject(operand)) {
    throw badRequest('$not needs a regex or a document of operators')
  }
  return none(compiler.condition(operand))
}
