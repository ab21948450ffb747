import { type Operator, unary } from '../operator'
import { isTrue } from '../truth'

export const $not: Operator = unary('$not', (value) => !isTrue(value))
