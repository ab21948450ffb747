import { compileExpression } from '../../aggregation/expressions/compile'
import { rootScope } from '../../aggregation/expressions/scope'
import { isTrue } from '../../aggregation/expressions/truth'
import type { QueryOperator } from '../test'

/** An aggregation expression over the document: `{ $expr: { $gt: ['$spent', '$budget'] } }`. */
export const $expr: QueryOperator = (operand) => {
  const compute = compileExpression(operand ?? null, rootScope(Date.now()))
  return (document) => isTrue(compute(document))
}
