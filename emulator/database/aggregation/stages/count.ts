import { badRequest } from '../../refusal'
import type { Stage } from './stage'

/** `'total'` → `{ total: 5 }`; of no documents there is none. */
export const $count: Stage = (value) => {
  if (typeof value !== 'string' || value === '')
    throw badRequest('the count field must be a non-empty string')
  if (value.startsWith('$')) throw badRequest('the count field cannot be a $-prefixed path')
  if (value.includes('.')) throw badRequest("the count field cannot contain '.'")
  if (value.includes('\0')) throw badRequest('the count field cannot contain a null byte')
  return function* (documents) {
    let count = 0
    for (const _document of documents) count++
    if (count > 0) yield { [value]: count }
  }
}
