import { badRequest } from '../../../refusal'
import { type Document, isDocument, type Reached, type Value } from '../../../values/value'
import { type Operator, unary } from '../operator'
import { typeName } from '../type-name'

const NAME = '$arrayToObject'

/** Of `[[name, value], …]` or `[{ k: name, v: value }, …]`; the last of a name stands. */
export const $arrayToObject: Operator = unary(NAME, (items) => {
  if (items === null || items === undefined) return null
  if (!Array.isArray(items)) throw badRequest(`${NAME} requires an array input, found: ${typeName(items)}`)
  const isPairs = Array.isArray(items[0])
  return Object.fromEntries(items.map((item) => (isPairs ? pairOf(item) : fieldOf(item))))
})

function pairOf(item: Value): [string, Value] {
  if (!Array.isArray(item)) {
    throw badRequest(`${NAME} requires a consistent input format. Elements must all be arrays`)
  }
  if (item.length !== 2) {
    throw badRequest(`${NAME} requires an array of size 2 arrays, found array of size: ${item.length}`)
  }
  return [nameOf(item[0]), item[1] as Value]
}

function fieldOf(item: Value): [string, Value] {
  if (!isDocument(item)) {
    throw badRequest(`${NAME} requires a consistent input format. Found element of type ${typeName(item)}`)
  }
  const { k, v }: Document = item
  if (Object.keys(item).length !== 2 || v === undefined || k === undefined) {
    throw badRequest(`${NAME} requires an object keys of 'k' and 'v'. Found: ${Object.keys(item).join(', ')}`)
  }
  return [nameOf(k), v]
}

function nameOf(name: Reached): string {
  if (typeof name !== 'string') {
    throw badRequest(`${NAME} requires the name of a field to be of type string. Found: ${typeName(name)}`)
  }
  if (name.includes('\0')) throw badRequest(`Key field cannot contain an embedded null byte`)
  if (name === '__proto__') throw badRequest('a field may not be named __proto__')
  return name
}
