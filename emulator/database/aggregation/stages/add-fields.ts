import { badRequest } from '../../refusal'
import { type Document, isDocument, type Value } from '../../values/value'
import { compileExpression } from '../expressions/compile'
import type { Scope } from '../expressions/scope'
import { compute, plant, type Tree } from '../tree'
import { each, type Stage } from './stage'

/** The document with fields added or replaced; `$set` is the same. */
export const addFields =
  (name: string): Stage =>
  (value, { scope }) => {
    if (!isDocument(value)) throw badRequest(`${name} specification stage must be an object`)
    if (Object.keys(value).length === 0) {
      throw badRequest(`Invalid ${name} :: caused by :: specification must have at least one field`)
    }
    const tree: Tree = new Map()
    plantAll(tree, value, '', scope)
    return each((document) => compute(document, tree, document))
  }

/** An embedded object adds to what is there; only an operator or an empty object replaces it. */
function plantAll(tree: Tree, given: Document, prefix: string, scope: Scope): void {
  for (const name of Object.keys(given)) {
    const value = given[name] as Value
    const first = isDocument(value) ? Object.keys(value)[0] : undefined
    if (isDocument(value) && first !== undefined && !first.startsWith('$')) {
      plantAll(tree, value, `${prefix}${name}.`, scope)
    } else plant(tree, `${prefix}${name}`, compileExpression(value, scope))
  }
}
