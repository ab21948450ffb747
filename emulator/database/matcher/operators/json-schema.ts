import { badRequest } from '../../refusal'
import { isDocument } from '../../values/value'
import { compileSchema } from '../json-schema'
import type { QueryOperator } from '../test'

/** The whole document obeys a schema. */
export const $jsonSchema: QueryOperator = (operand) => {
  if (!isDocument(operand)) throw badRequest('$jsonSchema must be an object')
  return compileSchema(operand)
}
