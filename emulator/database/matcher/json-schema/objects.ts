import { field, isDocument, type Value } from '../../values/value'
import { matchesRegex, regexFrom } from '../operators/regex'
import { type Check, type Keyword, namesOf, schemaOf, sizeOf } from './keyword'

export const required: Keyword = (operand) => {
  const names = namesOf(operand, 'required')
  return (value) => !isDocument(value) || names.every((name) => field(value, name) !== undefined)
}

export const properties: Keyword = (operand, _schema, compile) => {
  const checks = Object.entries(schemaOf(operand, 'properties')).map(
    ([name, schema]) => [name, compile(schemaOf(schema, name))] as const,
  )
  return (value) => {
    if (!isDocument(value)) return true
    return checks.every(([name, check]) => obeys(field(value, name), check))
  }
}

const obeys = (value: Value | undefined, check: Check) => value === undefined || check(value)

export const patternProperties: Keyword = (operand, _schema, compile) => {
  const checks = Object.entries(schemaOf(operand, 'patternProperties')).map(
    ([pattern, schema]) => [matchesRegex(regexFrom(pattern)), compile(schemaOf(schema, pattern))] as const,
  )
  return (value) => {
    if (!isDocument(value)) return true
    return Object.entries(value).every(([name, inner]) =>
      checks.every(([named, check]) => !named(name) || check(inner)),
    )
  }
}

/** Of the fields that neither `properties` nor `patternProperties` names. */
export const additionalProperties: Keyword = (operand, schema, compile) => {
  const check: Check =
    typeof operand === 'boolean' ? () => operand : compile(schemaOf(operand, 'additionalProperties'))
  const known = new Set(Object.keys(schemaOf(schema.properties ?? {}, 'properties')))
  const patterns = Object.keys(schemaOf(schema.patternProperties ?? {}, 'patternProperties')).map((pattern) =>
    matchesRegex(regexFrom(pattern)),
  )
  return (value) => {
    if (!isDocument(value)) return true
    return Object.entries(value).every(
      ([name, inner]) => known.has(name) || patterns.some((named) => named(name)) || check(inner),
    )
  }
}

const size =
  (name: string, accepts: (count: number, limit: number) => boolean): Keyword =>
  (operand) => {
    const limit = sizeOf(operand, name)
    return (value) => !isDocument(value) || accepts(Object.keys(value).length, limit)
  }

export const minProperties = size('minProperties', (count, limit) => count >= limit)
export const maxProperties = size('maxProperties', (count, limit) => count <= limit)

/** Where a field is present, these others must be too, or the whole must obey a schema. */
export const dependencies: Keyword = (operand, schema, compile) => {
  const rules = Object.entries(schemaOf(operand, 'dependencies')).map(([name, demand]) => {
    const check = Array.isArray(demand)
      ? required(namesOf(demand, name), schema, compile)
      : compile(schemaOf(demand, name))
    return [name, check] as const
  })
  return (value) => {
    if (!isDocument(value)) return true
    return rules.every(([name, check]) => field(value, name) === undefined || check(value))
  }
}
