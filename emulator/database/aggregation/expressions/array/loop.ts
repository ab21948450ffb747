import { badRequest } from '../../../refusal'
import type { Reached, Value } from '../../../values/value'
import type { Cell, Scope } from '../scope'
import { typeName } from '../type-name'

/** A scope with one more variable, and the cell that its value goes into. */
export function withVariable(scope: Scope, name: string): { scope: Scope; cell: Cell } {
  const cell: Cell = { value: undefined }
  return { scope: new Map([...scope, [checkedName(name), cell]]), cell }
}

/** The name that `as` gives, or `this`. */
export function elementName(operator: string, as: Reached): string {
  if (as === undefined) return 'this'
  if (typeof as === 'string') return as
  throw badRequest(`${operator}: 'as' must be a string, found ${typeName(as)}`)
}

function checkedName(name: string): string {
  if (name === '') throw badRequest('empty variable names are not allowed')
  if (name === 'CURRENT' || /^(?:[a-z]|\P{ASCII})(?:\w|\P{ASCII})*$/u.test(name)) return name
  throw badRequest(`'${name}' starts with an invalid character for a user variable name`)
}

/** The input of a loop; `null` when there is none. */
export function itemsOf(operator: string, input: Reached): readonly Value[] | null {
  if (input === null || input === undefined) return null
  if (Array.isArray(input)) return input
  throw badRequest(`input to ${operator} must be an array not ${typeName(input)}`)
}
