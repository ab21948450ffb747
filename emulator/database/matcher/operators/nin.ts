import { any, type FieldOperator, none } from '../test'
import { oneOf } from './in'

/** No value reached is among these. */
export const $nin: FieldOperator = (operand) => none(any(oneOf(operand, '$nin')))
