import { badRequest } from '../../refusal'
import { checkNested } from '../../values/check'
import { compare } from '../../values/compare'
import { isNumeric, toNumber } from '../../values/numbers'
import { splitPath } from '../../values/path'
import { type Document, field, isDocument, type Reached, type Value } from '../../values/value'
import type { UpdateOperator } from '../operator'
import { arrayAt } from './array-target'

/** Appends; with `$each` also at a `$position`, then in the order of `$sort`, cut to `$slice`, whatever their order here. */
export const $push: UpdateOperator = {
  creates: true,
  prepare: (operand, path) => {
    const { items, position, order, slice } = modifiers(operand)
    items.forEach(checkNested)
    return (current) => {
      const array = arrayAt(current, '$push', path)
      array.splice(position < 0 ? Math.max(array.length + position, 0) : position, 0, ...items)
      if (order) array.sort(order)
      return slice < 0 ? array.slice(slice) : array.slice(0, slice)
    }
  },
}

interface Modifiers {
  items: Value[]
  position: number
  order: ((a: Value, b: Value) => number) | null
  slice: number
}

const KNOWN = ['$each', '$position', '$sort', '$slice']

function modifiers(operand: Value): Modifiers {
  if (!isDocument(operand) || operand.$each === undefined) {
    return {
      items: [operand],
      position: Number.POSITIVE_INFINITY,
      order: null,
      slice: Number.POSITIVE_INFINITY,
    }
  }
  const unknown = Object.keys(operand).find((name) => !KNOWN.includes(name))
  if (unknown) throw badRequest(`Unrecognized clause in $push: ${unknown}`)
  if (!Array.isArray(operand.$each)) throw badRequest('The argument to $each in $push must be an array')
  return {
    items: operand.$each,
    position: whole(operand, '$position'),
    order: operand.$sort === undefined ? null : orderOf(operand.$sort),
    slice: whole(operand, '$slice'),
  }
}

function whole(operand: Document, name: string): number {
  const value = operand[name]
  if (value === undefined) return Number.POSITIVE_INFINITY
  const number = isNumeric(value) ? toNumber(value) : Number.NaN
  if (!Number.isInteger(number)) throw badRequest(`The value for ${name} must be an integer`)
  return number
}

function orderOf(sort: Value): (a: Value, b: Value) => number {
  if (isNumeric(sort)) {
    const direction = directionOf(sort)
    return (a, b) => compare(a, b) * direction
  }
  if (!isDocument(sort) || Object.keys(sort).length === 0)
    throw badRequest('The $sort is invalid: use 1 or -1 or {field: 1}')
  const fields = Object.keys(sort).map((path) => [splitPath(path), directionOf(sort[path])] as const)
  return (a, b) => {
    for (const [path, direction] of fields) {
      const order = compare(valueAt(a, path), valueAt(b, path)) * direction
      if (order !== 0) return order
    }
    return 0
  }
}

function directionOf(value: Reached): 1 | -1 {
  const direction = isNumeric(value) ? toNumber(value) : 0
  if (direction !== 1 && direction !== -1) throw badRequest('The $sort element value must be either 1 or -1')
  return direction
}

function valueAt(value: Value, path: readonly string[]): Reached {
  let at: Reached = value
  for (const part of path) at = isDocument(at) ? field(at, part) : undefined
  return at ?? null
}
