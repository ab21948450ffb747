import { type Document, isDocument, type Reached } from '../../values/value'

/** True for `{ $gt: 1 }`, false for an embedded document to be equal to. */
export const isOperatorObject = (value: Reached): value is Document =>
  isDocument(value) && (Object.keys(value)[0]?.startsWith('$') ?? false)
