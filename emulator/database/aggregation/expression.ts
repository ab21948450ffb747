import { badRequest } from '../refusal'
import { splitPath } from '../values/path'
import { type Document, field, isDocument, type Reached, type Value } from '../values/value'

/** A value computed of a document; `undefined` where a field is missing. */
export type Expression = (document: Document) => Reached

/** A field path (`'$a.b'`), a constant, or an object of these. Operators come with the next form of this cloud. */
export function compileExpression(expression: Value): Expression {
  if (typeof expression === 'string' && expression.startsWith('$')) return fieldPath(expression)
  if (isDocument(expression)) return objectOf(expression)
  if (Array.isArray(expression)) {
    const items = expression.map(compileExpression)
    return (document) => items.map((item) => item(document) ?? null)
  }
  return () => expression
}

function fieldPath(text: string): Expression {
  if (text.startsWith('$$')) throw badRequest(`The variable ${text} is not supported by the local cloud yet`)
  const path = splitPath(text.slice(1))
  return (document) => walk(document, path, 0)
}

/** Through an array a path collects the values of its documents. */
function walk(value: Reached, path: readonly string[], at: number): Reached {
  if (at === path.length) return value
  if (Array.isArray(value)) {
    return value.map((item) => walk(item, path, at)).filter((item) => item !== undefined)
  }
  return isDocument(value) ? walk(field(value, path[at] as string), path, at + 1) : undefined
}

function objectOf(expression: Document): Expression {
  const names = Object.keys(expression)
  const operator = names.find((name) => name.startsWith('$'))
  if (operator === '$literal') return () => expression.$literal
  if (operator)
    throw badRequest(`The aggregation operator ${operator} is not supported by the local cloud yet`)
  const fields = names.map((name) => [name, compileExpression(expression[name] as Value)] as const)
  return (document) => {
    const made: Document = {}
    for (const [name, compute] of fields) {
      const value = compute(document)
      if (value !== undefined) made[name] = value
    }
    return made
  }
}
