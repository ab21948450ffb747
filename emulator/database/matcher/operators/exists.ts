import { isNumeric, toNumber } from '../../values/numbers'
import { anyWhole, type FieldOperator, none } from '../test'

const isThere = anyWhole((value) => value !== undefined)

/** The field is there (null counts), or is not. */
export const $exists: FieldOperator = (operand) => {
  const wanted = isNumeric(operand) ? toNumber(operand) !== 0 : operand !== false && operand !== null
  return wanted ? isThere : none(isThere)
}
