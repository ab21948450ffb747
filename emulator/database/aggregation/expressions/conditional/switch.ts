import { badRequest } from '../../../refusal'
import { namedArguments, namedOperand, type Operator } from '../operator'
import { isTrue } from '../truth'

/** `{ branches: [{ case, then }], default }`: the first case that holds. */
export const $switch: Operator = (operand, compiler) => {
  const { branches, default: otherwise } = namedOperand('$switch', operand, [], ['branches', 'default'])
  if (!Array.isArray(branches)) throw badRequest("$switch expected an array for 'branches'")
  if (branches.length === 0) throw badRequest('$switch requires at least one branch.')
  const cases = branches.map((branch) => namedArguments('$switch', branch, compiler, ['case', 'then']))
  const rest = otherwise === undefined ? null : compiler.compile(otherwise)
  return (document) => {
    const taken = cases.find((branch) => isTrue(branch.case(document)))?.then ?? rest
    if (taken) return taken(document)
    throw badRequest('$switch could not find a matching branch for an input, and no default was specified.')
  }
}
