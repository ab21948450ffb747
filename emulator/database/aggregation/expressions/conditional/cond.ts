import { isDocument } from '../../../values/value'
import { argumentsOf, namedArguments, type Operator } from '../operator'
import type { Expression } from '../scope'
import { isTrue } from '../truth'

/** `[if, then, else]` or `{ if, then, else }`; only the branch that is taken is computed. */
export const $cond: Operator = (operand, compiler) => {
  const [test, yes, no] = (
    isDocument(operand)
      ? Object.values(namedArguments('$cond', operand, compiler, ['if', 'then', 'else']))
      : argumentsOf('$cond', operand, compiler, 3, 3)
  ) as [Expression, Expression, Expression]
  return (document) => (isTrue(test(document)) ? yes(document) : no(document))
}
