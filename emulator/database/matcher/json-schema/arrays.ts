import { equals } from '../../values/compare'
import type { Value } from '../../values/value'
import { always, type Check, flagOf, type Keyword, schemaOf, schemasOf, sizeOf } from './keyword'

/** One schema for every element, or a list of one a place. */
export const items: Keyword = (operand, _schema, compile) => {
  if (!Array.isArray(operand)) {
    const check = compile(schemaOf(operand, 'items'))
    return (value) => !Array.isArray(value) || value.every(check)
  }
  const checks = operand.length === 0 ? [] : schemasOf(operand, 'items').map(compile)
  return (value) =>
    !Array.isArray(value) || checks.every((check, i) => i >= value.length || check(value[i] as Value))
}

/** Of the elements behind those that a list of `items` speaks of. */
export const additionalItems: Keyword = (operand, schema, compile) => {
  const check: Check =
    typeof operand === 'boolean' ? () => operand : compile(schemaOf(operand, 'additionalItems'))
  if (!Array.isArray(schema.items)) return always
  const from = schema.items.length
  return (value) => !Array.isArray(value) || value.slice(from).every(check)
}

const size =
  (name: string, accepts: (count: number, limit: number) => boolean): Keyword =>
  (operand) => {
    const limit = sizeOf(operand, name)
    return (value) => !Array.isArray(value) || accepts(value.length, limit)
  }

export const minItems = size('minItems', (count, limit) => count >= limit)
export const maxItems = size('maxItems', (count, limit) => count <= limit)

export const uniqueItems: Keyword = (operand) => {
  if (!flagOf(operand, 'uniqueItems')) return always
  return (value) =>
    !Array.isArray(value) ||
    value.every((item, i) => !value.slice(0, i).some((before) => equals(before, item)))
}
