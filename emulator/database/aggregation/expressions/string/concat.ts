import { badRequest } from '../../../refusal'
import { type Operator, variadic } from '../operator'
import { typeName } from '../type-name'

export const $concat: Operator = variadic('$concat', 0, Number.POSITIVE_INFINITY, (values) => {
  let text = ''
  for (const value of values) {
    if (value === null || value === undefined) return null
    if (typeof value !== 'string') throw badRequest(`$concat only supports strings, not ${typeName(value)}`)
    text += value
  }
  return text
})
