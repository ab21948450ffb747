import { type Document, field, type Value } from '../../../values/value'
import { namedOperand, type Operator } from '../operator'
import { isTrue } from '../truth'
import { elementName, itemsOf, withVariable } from './loop'

/** `{ input, as, cond }`. */
export const $filter: Operator = (operand, compiler) => {
  const given: Document = namedOperand('$filter', operand, ['input', 'cond'], ['as'])
  const input = compiler.compile(given.input as Value)
  const { scope, cell } = withVariable(compiler.scope, elementName('$filter', field(given, 'as')))
  const passes = compiler.compile(given.cond as Value, scope)
  return (document) => {
    const items = itemsOf('$filter', input(document))
    if (items === null) return null
    return items.filter((item) => {
      cell.value = item
      return isTrue(passes(document))
    })
  }
}
