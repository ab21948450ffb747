import { badRequest } from '../../refusal'
import type { Document } from '../../values/value'
import { allOf, anyOf, bsonType, not, oneOf, oneOfThese, remark, type } from './any-type'
import { additionalItems, items, maxItems, minItems, uniqueItems } from './arrays'
import type { Check, Keyword } from './keyword'
import { exclusive, maximum, minimum, multipleOf } from './numbers'
import {
  additionalProperties,
  dependencies,
  maxProperties,
  minProperties,
  patternProperties,
  properties,
  required,
} from './objects'
import { maxLength, minLength, pattern } from './texts'

const KEYWORDS = new Map<string, Keyword>(
  Object.entries({
    bsonType,
    type,
    enum: oneOfThese,
    allOf,
    anyOf,
    oneOf,
    not,
    title: remark('title'),
    description: remark('description'),
    minimum,
    maximum,
    exclusiveMinimum: exclusive('exclusiveMinimum', 'minimum'),
    exclusiveMaximum: exclusive('exclusiveMaximum', 'maximum'),
    multipleOf,
    minLength,
    maxLength,
    pattern,
    required,
    properties,
    patternProperties,
    additionalProperties,
    minProperties,
    maxProperties,
    dependencies,
    items,
    additionalItems,
    minItems,
    maxItems,
    uniqueItems,
  }),
)
/** Draft 4's, which MongoDB leaves out. */
const LEFT_OUT = ['$ref', '$schema', 'default', 'definitions', 'format', 'id']

/** A schema of MongoDB's part of JSON Schema draft 4 (https://www.mongodb.com/docs/manual/reference/operator/query/jsonSchema/). */
export function compileSchema(schema: Document): Check {
  const checks = Object.keys(schema).map((name) => {
    const keyword = KEYWORDS.get(name)
    if (keyword) return keyword(schema[name] ?? null, schema, compileSchema)
    if (LEFT_OUT.includes(name)) throw badRequest(`$jsonSchema keyword '${name}' is not currently supported`)
    throw badRequest(`Unknown $jsonSchema keyword: ${name}`)
  })
  return (value) => checks.every((check) => check(value))
}
