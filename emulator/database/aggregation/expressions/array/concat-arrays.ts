import { badRequest } from '../../../refusal'
import type { Value } from '../../../values/value'
import { type Operator, variadic } from '../operator'
import { typeName } from '../type-name'

export const $concatArrays: Operator = variadic('$concatArrays', 0, Number.POSITIVE_INFINITY, (values) => {
  const all: Value[] = []
  for (const value of values) {
    if (value === null || value === undefined) return null
    if (!Array.isArray(value)) throw badRequest(`$concatArrays only supports arrays, not ${typeName(value)}`)
    for (const item of value) all.push(item)
  }
  return all
})
