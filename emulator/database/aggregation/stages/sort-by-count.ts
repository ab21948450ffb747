import { badRequest } from '../../refusal'
import { isDocument } from '../../values/value'
import type { Stage } from './stage'

/** Groups by an expression, the largest group first. */
export const $sortByCount: Stage = (value, { pipeline }) => {
  const isOperator = isDocument(value) && Object.keys(value)[0]?.startsWith('$') === true
  if (typeof value !== 'string' && !isDocument(value)) {
    throw badRequest('the sortByCount field must be specified as a string or as an object')
  }
  if (typeof value === 'string' ? !value.startsWith('$') : !isOperator) {
    throw badRequest(
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    )
  }
  return pipeline([
    { name: '$group', value: { _id: value, count: { $sum: 1 } } },
    { name: '$sort', value: { count: -1 } },
  ])
}
