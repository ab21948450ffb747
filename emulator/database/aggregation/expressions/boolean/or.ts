import { argumentsOf, type Operator } from '../operator'
import { isTrue } from '../truth'

export const $or: Operator = (operand, compiler) => {
  const items = argumentsOf('$or', operand, compiler, 0, Number.POSITIVE_INFINITY)
  return (document) => items.some((item) => isTrue(item(document)))
}
