import { badRequest } from '../../refusal'
import { positionAt } from '../../values/path'
import { isDocument, type Reached } from '../../values/value'
import { anyWhole, type Compiler, type FieldOperator } from '../test'
import { isOperatorObject } from './operator-object'

/** One element of the array passes all of it: a query on embedded documents, or operators on the element itself. */
export const $elemMatch: FieldOperator = (operand, compiler) => {
  if (!isDocument(operand)) throw badRequest('$elemMatch needs an Object')
  const passes = elementTest(operand, compiler)
  const matches = anyWhole((value) => Array.isArray(value) && value.some(passes))
  return (root, path, open, trace) => {
    // Its own element, unless an array further out was entered.
    if (trace) trace.position = positionAt(root, path, true, passes) ?? trace.position
    return matches(root, path, open, trace)
  }
}

const LOGICAL = ['$and', '$or', '$nor']

export function elementTest(
  operand: Exclude<Reached, undefined>,
  compiler: Compiler,
): (element: Reached) => boolean {
  const onValue = isOperatorObject(operand) && !LOGICAL.includes(Object.keys(operand)[0] as string)
  if (onValue || !isDocument(operand)) {
    const test = compiler.condition(operand)
    return (element) => test(element, [], false)
  }
  const matches = compiler.query(operand)
  return (element) => isDocument(element) && matches(element)
}
