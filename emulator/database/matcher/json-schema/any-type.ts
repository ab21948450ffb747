import { badRequest } from '../../refusal'
import { equals } from '../../values/compare'
import { hasType } from '../operators/type'
import { always, type Keyword, namesOf, schemaOf, schemasOf } from './keyword'

/** JSON's own type names and what BSON calls them; `integer` is none of them here. */
const JSON_TYPES: Readonly<Record<string, string>> = {
  object: 'object',
  array: 'array',
  number: 'number',
  boolean: 'bool',
  string: 'string',
  null: 'null',
}

const typed =
  (name: string, aliasOf: (type: string) => string): Keyword =>
  (operand, schema) => {
    if (schema.type !== undefined && schema.bsonType !== undefined)
      throw badRequest("Cannot specify both $jsonSchema keywords 'type' and 'bsonType'")
    const types = typeof operand === 'string' ? [operand] : namesOf(operand, name)
    const checks = types.map((type) => hasType(aliasOf(type)))
    return (value) => checks.some((check) => check(value))
  }

export const bsonType = typed('bsonType', (type) => type)
export const type = typed('type', (name) => {
  const alias = JSON_TYPES[name]
  if (alias === undefined) throw badRequest(`$jsonSchema type '${name}' is not currently supported.`)
  return alias
})

export const oneOfThese: Keyword = (operand) => {
  if (!Array.isArray(operand) || operand.length === 0)
    throw badRequest("$jsonSchema keyword 'enum' must be an array of at least one element")
  if (operand.some((item, i) => operand.slice(0, i).some((before) => equals(before, item))))
    throw badRequest("$jsonSchema keyword 'enum' array cannot contain duplicate values")
  return (value) => operand.some((item) => equals(item, value))
}

export const allOf: Keyword = (operand, _schema, compile) => {
  const checks = schemasOf(operand, 'allOf').map(compile)
  return (value) => checks.every((check) => check(value))
}

export const anyOf: Keyword = (operand, _schema, compile) => {
  const checks = schemasOf(operand, 'anyOf').map(compile)
  return (value) => checks.some((check) => check(value))
}

export const oneOf: Keyword = (operand, _schema, compile) => {
  const checks = schemasOf(operand, 'oneOf').map(compile)
  return (value) => checks.filter((check) => check(value)).length === 1
}

export const not: Keyword = (operand, _schema, compile) => {
  const check = compile(schemaOf(operand, 'not'))
  return (value) => !check(value)
}

/** `title` and `description` say something to people only. */
export const remark =
  (name: string): Keyword =>
  (operand) => {
    if (typeof operand !== 'string') throw badRequest(`$jsonSchema keyword '${name}' must be a string`)
    return always
  }
