import { badRequest } from '../../refusal'
import { isNumeric, toNumber } from '../../values/numbers'
import { type Document, isDocument, type Reached, type Value } from '../../values/value'

/** Whether a value obeys a part of a schema. */
export type Check = (value: Value) => boolean

/** One keyword of a schema. `schema` holds its siblings; `compile` makes the check of a schema inside it. */
export type Keyword = (operand: Value, schema: Document, compile: (schema: Document) => Check) => Check

export const always: Check = () => true

export function schemaOf(operand: Reached, name: string): Document {
  if (isDocument(operand)) return operand
  throw badRequest(`$jsonSchema keyword '${name}' must be an object`)
}

export function schemasOf(operand: Reached, name: string): Document[] {
  if (!Array.isArray(operand) || operand.length === 0)
    throw badRequest(`$jsonSchema keyword '${name}' must be an array of at least one element`)
  return operand.map((item) => schemaOf(item, name))
}

/** At least one name, each once. */
export function namesOf(operand: Reached, name: string): string[] {
  const names = Array.isArray(operand) ? operand.filter((item) => typeof item === 'string') : []
  const sound = Array.isArray(operand) && names.length === operand.length && names.length > 0
  if (!sound || new Set(names).size !== names.length)
    throw badRequest(`$jsonSchema keyword '${name}' must be an array of different strings, at least one`)
  return names
}

export function flagOf(operand: Reached, name: string): boolean {
  if (typeof operand === 'boolean') return operand
  throw badRequest(`$jsonSchema keyword '${name}' must be a boolean`)
}

export function sizeOf(operand: Reached, name: string): number {
  const size = isNumeric(operand) ? toNumber(operand) : Number.NaN
  if (Number.isInteger(size) && size >= 0) return size
  throw badRequest(`$jsonSchema keyword '${name}' must be a whole number that is not negative`)
}
