import { badRequest } from '../../../refusal'
import { equals } from '../../../values/compare'
import { binary, type Operator } from '../operator'
import { typeName } from '../type-name'

export const $in: Operator = binary('$in', (value, items) => {
  if (!Array.isArray(items))
    throw badRequest(`$in requires an array as a second argument, found: ${typeName(items)}`)
  return items.some((item) => equals(item, value))
})
