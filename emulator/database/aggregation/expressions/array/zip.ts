import { badRequest } from '../../../refusal'
import type { Reached, Value } from '../../../values/value'
import { namedOperand, type Operator } from '../operator'
import { typeName } from '../type-name'

/** `{ inputs, useLongestLength, defaults }`: the first elements together, the second, … */
export const $zip: Operator = (operand, compiler) => {
  const given = namedOperand('$zip', operand, ['inputs'], ['useLongestLength', 'defaults'])
  const { inputs, useLongestLength: longest = false, defaults } = given
  if (!Array.isArray(inputs))
    throw badRequest(`inputs must be an array of expressions, found ${typeName(inputs)}`)
  if (inputs.length === 0) throw badRequest('$zip requires at least one input array')
  if (typeof longest !== 'boolean') {
    throw badRequest(`useLongestLength must be a bool, found ${typeName(longest)}`)
  }
  if (defaults !== undefined) checkDefaults(defaults, inputs.length, longest)
  const arrays = inputs.map((input) => compiler.compile(input))
  const fillers = ((defaults ?? []) as Value[]).map((filler) => compiler.compile(filler))
  return (document) => {
    const columns = arrays.map((array) => array(document))
    if (columns.some((column) => column === null || column === undefined)) return null
    const lengths = columns.map(lengthOf)
    const length = longest ? Math.max(...lengths) : Math.min(...lengths)
    const filled = fillers.map((filler) => filler(document))
    return Array.from({ length }, (_row, i) =>
      (columns as Value[][]).map((column, c) =>
        i < column.length ? (column[i] as Value) : (filled[c] ?? null),
      ),
    )
  }
}

function checkDefaults(defaults: Value, count: number, longest: boolean): void {
  if (!Array.isArray(defaults)) {
    throw badRequest(`defaults must be an array of expressions, found ${typeName(defaults)}`)
  }
  if (!longest) throw badRequest('cannot specify defaults unless useLongestLength is true')
  if (defaults.length !== count) throw badRequest('defaults and inputs must have the same length')
}

function lengthOf(column: Reached): number {
  if (Array.isArray(column)) return column.length
  throw badRequest(`$zip found a non-array expression in input: ${typeName(column)}`)
}
