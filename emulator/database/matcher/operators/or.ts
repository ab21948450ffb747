import type { QueryOperator } from '../test'
import { branches } from './branches'

export const $or: QueryOperator = (operand, compiler) => {
  const queries = branches('$or', operand, compiler)
  return (document, trace) => queries.some((matches) => matches(document, trace))
}
