import { badRequest } from '../../../refusal'
import type { Operator } from '../operator'
import { show } from '../show'

/** There are no text indexes, so no document ever has a score. */
export const $meta: Operator = (operand) => {
  if (operand === 'textScore') throw badRequest('query requires text score metadata, but it is not available')
  throw badRequest(`Unsupported argument to $meta: ${show(operand)}`)
}
