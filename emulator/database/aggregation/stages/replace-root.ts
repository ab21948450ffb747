import { badRequest } from '../../refusal'
import { isDocument, type Value } from '../../values/value'
import { compileExpression } from '../expressions/compile'
import type { Scope } from '../expressions/scope'
import { show } from '../expressions/show'
import { typeName } from '../expressions/type-name'
import { each, type Stage, type Work } from './stage'

/** `{ newRoot: expression }`: the document that it computes, in place of the whole. */
export const $replaceRoot: Stage = (value, { scope }) => {
  if (!isDocument(value))
    throw badRequest(`expected an object as specification for $replaceRoot stage, got ${typeName(value)}`)
  const { newRoot, ...others } = value
  const [unknown] = Object.keys(others)
  if (unknown !== undefined)
    throw badRequest(`unrecognized option to $replaceRoot stage: ${unknown}, only valid option is 'newRoot'.`)
  if (newRoot === undefined) throw badRequest('no newRoot specified for the $replaceRoot stage')
  return replacedBy("'newRoot' expression ", newRoot, scope)
}

/** The same by its shorter name. */
export const $replaceWith: Stage = (value, { scope }) => replacedBy("'replacement document' ", value, scope)

function replacedBy(what: string, expression: Value, scope: Scope): Work {
  const compute = compileExpression(expression, scope)
  return each((document) => {
    const root = compute(document)
    if (isDocument(root)) return root
    throw badRequest(
      `${what} must evaluate to an object, but resulting value was: ${show(root)}. Type of resulting value: '${typeName(root)}'.`,
    )
  })
}
