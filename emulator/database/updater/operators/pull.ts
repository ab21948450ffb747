import { BSONRegExp } from 'bson'
import { compileCondition, compileQuery } from '../../matcher'
import { elementTest } from '../../matcher/operators/elem-match'
import { equals } from '../../values/compare'
import { isDocument, type Reached, type Value } from '../../values/value'
import type { UpdateOperator } from '../operator'
import { arrayAt } from './array-target'

/** Takes away every element that is equal, or passes the operators, or (a document) matches the query. */
export const $pull: UpdateOperator = {
  creates: false,
  prepare: (operand, path) => {
    const goes = elementPasses(operand)
    return (current) => arrayAt(current, '$pull', path).filter((element) => !goes(element))
  },
}

function elementPasses(operand: Value): (element: Reached) => boolean {
  if (!isDocument(operand) && !(operand instanceof BSONRegExp)) return (element) => equals(element, operand)
  return elementTest(operand, { query: compileQuery, condition: compileCondition })
}
