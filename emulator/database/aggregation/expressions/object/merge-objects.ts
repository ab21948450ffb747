import { badRequest } from '../../../refusal'
import type { Reached } from '../../../values/value'
import { type Document, isDocument } from '../../../values/value'
import { type Operator, variadic } from '../operator'
import { show } from '../show'
import { typeName } from '../type-name'

/** Later fields take the place of earlier ones; null and missing add nothing. */
export const $mergeObjects: Operator = variadic('$mergeObjects', 0, Number.POSITIVE_INFINITY, (values) =>
  Object.assign({}, ...values.map(mergeable)),
)

export function mergeable(value: Reached): Document {
  if (value === null || value === undefined) return {}
  if (isDocument(value)) return value
  throw badRequest(
    `$mergeObjects requires object inputs, but input ${show(value)} is of type ${typeName(value)}`,
  )
}
