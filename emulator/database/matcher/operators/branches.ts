import { badRequest } from '../../refusal'
import { isDocument, type Reached } from '../../values/value'
import type { Compiler, TracedPredicate } from '../test'

/** The queries of `$and`, `$or` and `$nor`. */
export function branches(name: string, operand: Reached, compiler: Compiler): TracedPredicate[] {
  if (!Array.isArray(operand) || operand.length === 0) throw badRequest(`${name} must be a nonempty array`)
  return operand.map((query) => {
    if (!isDocument(query)) throw badRequest(`${name} entries need to be full objects`)
    return compiler.query(query)
  })
}
