import type { QueryOperator } from '../test'
import { branches } from './branches'

export const $nor: QueryOperator = (operand, compiler) => {
  const queries = branches('$nor', operand, compiler)
  return (document) => !queries.some((matches) => matches(document))
}
