import { Timestamp } from 'bson'
import { badRequest } from '../../refusal'
import { isDocument, type Value } from '../../values/value'
import type { UpdateOperator } from '../operator'

const SECOND = 1000

/** The server's clock: a date for a boolean or `{ $type: 'date' }`, else a timestamp. */
export const $currentDate: UpdateOperator = {
  creates: true,
  prepare: (operand, path, now) => {
    const type = typeOf(operand)
    if (type === 'date') return () => new Date(now())
    if (type === 'timestamp') return () => new Timestamp({ t: Math.floor(now() / SECOND), i: 1 })
    throw badRequest(`$currentDate takes true or { $type: 'date' or 'timestamp' }: {${path}}`)
  },
}

function typeOf(operand: Value): Value | undefined {
  if (typeof operand === 'boolean') return 'date'
  return isDocument(operand) && Object.keys(operand).length === 1 ? operand.$type : undefined
}
