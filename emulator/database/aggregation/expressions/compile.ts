import { badRequest } from '../../refusal'
import { splitPath } from '../../values/path'
import { type Document, field, isDocument, type Reached, type Value } from '../../values/value'
import { OPERATORS } from './operators'
import type { Expression, Scope } from './scope'

/** A field path (`'$a.b'`), a variable (`'$$x'`), an operator, a constant, or an object or list of these. */
export function compileExpression(expression: Value, scope: Scope): Expression {
  if (typeof expression === 'string' && expression.startsWith('$')) return reference(expression, scope)
  if (isDocument(expression)) return compileObject(expression, scope)
  if (!Array.isArray(expression)) return () => expression
  const items = expression.map((item) => compileExpression(item, scope))
  return (document) => items.map((item) => item(document) ?? null)
}

function reference(text: string, scope: Scope): Expression {
  if (!text.startsWith('$$')) {
    const path = fieldPath(text.slice(1))
    const current = scope.get('CURRENT')
    return current ? () => walk(current.value, path, 0) : (document) => walk(document, path, 0)
  }
  const [name = '', ...path] = fieldPath(text.slice(2))
  if (name === 'REMOVE' && path.length === 0) return () => undefined
  const cell = scope.get(name)
  if (cell) return () => walk(cell.value, path, 0)
  if (name === 'ROOT' || name === 'CURRENT') return (document) => walk(document, path, 0)
  throw badRequest(`Use of undefined variable: ${name}`)
}

function fieldPath(text: string): readonly string[] {
  if (text === '') throw badRequest("'$' by itself is not a valid FieldPath")
  const path = splitPath(text)
  if (path.includes('')) throw badRequest('FieldPath field names may not be empty strings.')
  const dollar = path.find((part) => part.startsWith('$'))
  if (dollar !== undefined) throw badRequest(`FieldPath field names may not start with '$': ${dollar}`)
  return path
}

/** Of an array a path collects what its documents have; it does not enter arrays in arrays. */
function walk(value: Reached, path: readonly string[], at: number): Reached {
  if (at === path.length) return value
  if (isDocument(value)) return walk(field(value, path[at] as string), path, at + 1)
  if (!Array.isArray(value)) return undefined
  const found: Value[] = []
  for (const item of value) {
    const reached = isDocument(item) ? walk(item, path, at) : undefined
    if (reached !== undefined) found.push(reached)
  }
  return found
}

function compileObject(expression: Document, scope: Scope): Expression {
  const names = Object.keys(expression)
  const first = names[0]
  if (!first?.startsWith('$')) return objectOf(expression, scope)
  if (names.length > 1) {
    throw badRequest(`an object representing an expression must have exactly one field: ${names.join(', ')}`)
  }
  const operator = OPERATORS.get(first)
  if (!operator) throw badRequest(`Unrecognized expression '${first}'`)
  const compile = (inner: Value, within = scope) => compileExpression(inner, within)
  return operator(expression[first] as Value, { scope, compile })
}

/** `{ a: '$x', b: 1 }`: what is missing leaves no field. */
function objectOf(expression: Document, scope: Scope): Expression {
  const fields = Object.keys(expression).map((name) => {
    if (name.startsWith('$')) throw badRequest(`FieldPath field names may not start with '$': ${name}`)
    if (name.includes('.')) throw badRequest(`FieldPath field names may not contain '.': ${name}`)
    return [name, compileExpression(expression[name] as Value, scope)] as const
  })
  return (document) => {
    const made: Document = {}
    for (const [name, compute] of fields) {
      const value = compute(document)
      if (value !== undefined) made[name] = value
    }
    return made
  }
}
