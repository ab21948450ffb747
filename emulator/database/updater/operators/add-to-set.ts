import { badRequest } from '../../refusal'
import { checkNested } from '../../values/check'
import { equals } from '../../values/compare'
import { isDocument, type Value } from '../../values/value'
import type { UpdateOperator } from '../operator'
import { arrayAt } from './array-target'

/** Appends what is not there yet; several with `$each`. */
export const $addToSet: UpdateOperator = {
  creates: true,
  prepare: (operand, path) => {
    const items = itemsOf(operand)
    items.forEach(checkNested)
    return (current) => {
      const array = arrayAt(current, '$addToSet', path)
      for (const item of items) if (!array.some((present) => equals(present, item))) array.push(item)
      return array
    }
  },
}

function itemsOf(operand: Value): Value[] {
  if (!isDocument(operand) || operand.$each === undefined) return [operand]
  const { $each, ...others } = operand
  if (Object.keys(others).length > 0) throw badRequest('$addToSet takes no modifier beside $each')
  if (!Array.isArray($each)) throw badRequest('The argument to $each in $addToSet must be an array')
  return $each
}
