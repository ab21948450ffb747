import type { Value } from '../../../values/value'
import { namedOperand, type Operator } from '../operator'
import { itemsOf, withVariable } from './loop'

/** `{ input, initialValue, in }` with `$$value` and `$$this`. */
export const $reduce: Operator = (operand, compiler) => {
  const given = namedOperand('$reduce', operand, ['input', 'initialValue', 'in'])
  const input = compiler.compile(given.input as Value)
  const initial = compiler.compile(given.initialValue as Value)
  const element = withVariable(compiler.scope, 'this')
  const total = withVariable(element.scope, 'value')
  const next = compiler.compile(given.in as Value, total.scope)
  return (document) => {
    const items = itemsOf('$reduce', input(document))
    if (items === null) return null
    let value = initial(document)
    for (const item of items) {
      element.cell.value = item
      total.cell.value = value
      value = next(document)
    }
    return value
  }
}
