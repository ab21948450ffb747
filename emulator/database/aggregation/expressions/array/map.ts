import { type Document, field, type Value } from '../../../values/value'
import { namedOperand, type Operator } from '../operator'
import { elementName, itemsOf, withVariable } from './loop'

/** `{ input, as, in }`; what is missing becomes null. */
export const $map: Operator = (operand, compiler) => {
  const given: Document = namedOperand('$map', operand, ['input', 'in'], ['as'])
  const input = compiler.compile(given.input as Value)
  const { scope, cell } = withVariable(compiler.scope, elementName('$map', field(given, 'as')))
  const made = compiler.compile(given.in as Value, scope)
  return (document) => {
    const items = itemsOf('$map', input(document))
    if (items === null) return null
    return items.map((item) => {
      cell.value = item
      return made(document) ?? null
    })
  }
}
