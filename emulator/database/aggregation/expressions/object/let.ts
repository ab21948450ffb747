import { badRequest } from '../../../refusal'
import { isDocument, type Value } from '../../../values/value'
import { withVariable } from '../array/loop'
import { namedOperand, type Operator } from '../operator'
import { typeName } from '../type-name'

/** `{ vars: { name: expression }, in }`; the expressions do not see one another. */
export const $let: Operator = (operand, compiler) => {
  const { vars, in: inner } = namedOperand('$let', operand, ['vars', 'in'])
  if (!isDocument(vars))
    throw badRequest(`invalid parameter: expected an object (vars), found ${typeName(vars)}`)
  let { scope } = compiler
  const given = Object.keys(vars).map((name) => {
    const made = withVariable(scope, name)
    scope = made.scope
    return { cell: made.cell, compute: compiler.compile(vars[name] as Value) }
  })
  const compute = compiler.compile(inner as Value, scope)
  return (document) => {
    for (const variable of given) variable.cell.value = variable.compute(document)
    return compute(document)
  }
}
