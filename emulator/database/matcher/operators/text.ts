import { badRequest } from '../../refusal'
import type { QueryOperator } from '../test'

/** Needs a text index, and none can be declared. */
export const $text: QueryOperator = () => {
  throw badRequest('text index required for $text query')
}
