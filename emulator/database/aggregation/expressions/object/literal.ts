import type { Operator } from '../operator'

/** The value as it stands, dollars and all. */
export const $literal: Operator = (operand) => () => operand
