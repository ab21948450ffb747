import type { QueryOperator } from '../test'
import { branches } from './branches'

export const $and: QueryOperator = (operand, compiler) => {
  const queries = branches('$and', operand, compiler)
  return (document, trace) => queries.every((matches) => matches(document, trace))
}
