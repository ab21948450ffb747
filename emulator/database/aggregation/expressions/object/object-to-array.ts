import { badRequest } from '../../../refusal'
import { isDocument, type Value } from '../../../values/value'
import { type Operator, unary } from '../operator'
import { typeName } from '../type-name'

/** `[{ k: name, v: value }, …]`. */
export const $objectToArray: Operator = unary('$objectToArray', (value) => {
  if (value === null || value === undefined) return null
  if (!isDocument(value)) {
    throw badRequest(`$objectToArray requires a document input, found: ${typeName(value)}`)
  }
  return Object.keys(value).map((k) => ({ k, v: value[k] as Value }))
})
