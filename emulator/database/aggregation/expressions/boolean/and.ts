import { argumentsOf, type Operator } from '../operator'
import { isTrue } from '../truth'

export const $and: Operator = (operand, compiler) => {
  const items = argumentsOf('$and', operand, compiler, 0, Number.POSITIVE_INFINITY)
  return (document) => items.every((item) => isTrue(item(document)))
}
