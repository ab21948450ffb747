import { compileQuery } from '../../matcher'
import { badRequest } from '../../refusal'
import { type Document, isDocument, type Value } from '../../values/value'
import type { Scope } from '../expressions/scope'
import { type Stage, specification } from './stage'

/** An order by distance belongs to find(), and to `$geoNear` here. */
const NEAR = ['$near', '$nearSphere']

export const $match: Stage = (value, { scope }) => {
  const query = specification('$match', value)
  compileQuery(bound(query, scope))
  return function* (documents) {
    const matches = compileQuery(bound(query, scope))
    for (const document of documents) if (matches(document)) yield document
  }
}

/**
 * The query with the variables' present values inside its `$expr`, so that it stands alone and indexes may answer it.
 * An equality of a field and a value is said a second time as the plain condition that a key can find.
 */
export function bound(query: Document, scope: Scope): Document {
  const given = [...scope].filter(([name]) => /^[^A-Z]/.test(name) || name === 'CURRENT')
  const made: Document = {}
  for (const name of Object.keys(query)) {
    const operand = query[name] as Value
    const isBranch = (name === '$and' || name === '$or' || name === '$nor') && Array.isArray(operand)
    const near = NEAR.find((operator) => isDocument(operand) && operand[operator] !== undefined)
    if (near) throw badRequest(`${near} is not allowed in this context`)
    if (isBranch) made[name] = operand.map((part) => (isDocument(part) ? bound(part, scope) : part))
    else if (name === '$expr') made[name] = letIn(atMoment(operand, scope), given)
    else made[name] = operand
  }
  const found = query.$expr === undefined ? [] : equalities(query.$expr, scope)
  if (found.length === 0) return made
  return { $and: [...found, made] }
}

/** With the request's own moment in place of `$$NOW`: the query is compiled by itself, a moment later. */
function atMoment(expression: Value, scope: Scope): Value {
  const now = scope.get('NOW')?.value
  const said = (value: Value): Value => {
    if (value === '$$NOW' && now !== undefined) return { $literal: now }
    if (Array.isArray(value)) return value.map(said)
    if (!isDocument(value) || Object.hasOwn(value, '$literal')) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, said(inner as Value)]))
  }
  return said(expression)
}

/** A variable without a value stands for what is missing. */
function letIn(operand: Value, given: readonly (readonly [string, { value: Value | undefined }])[]): Value {
  if (given.length === 0) return operand
  const vars = Object.fromEntries(
    given.map(([name, { value }]) => [name, value === undefined ? '$$REMOVE' : { $literal: value }]),
  )
  return { $let: { vars, in: operand } }
}

/** `{ $eq: ['$field', value] }`, alone or in an `$and`, for values that only an equal single value can match. */
function equalities(expression: Value, scope: Scope): Document[] {
  if (!isDocument(expression)) return []
  const { $and: parts, $eq: sides } = expression
  if (Array.isArray(parts)) return parts.flatMap((part) => equalities(part, scope))
  if (!Array.isArray(sides) || sides.length !== 2) return []
  const [left, right] = sides as [Value, Value]
  return equality(left, right, scope) ?? equality(right, left, scope) ?? []
}

function equality(path: Value, other: Value, scope: Scope): Document[] | null {
  if (typeof path !== 'string' || !path.startsWith('$') || path.startsWith('$$')) return null
  if (scope.has('CURRENT')) return null
  const value = constant(other, scope)
  const isKey = value !== undefined && value !== null && !Array.isArray(value)
  return isKey ? [{ [path.slice(1)]: { $eq: value } }] : null
}

/** The value of a constant or of a whole variable; `undefined` for what must be computed. */
function constant(expression: Value, scope: Scope): Value | undefined {
  if (typeof expression === 'string' && expression.startsWith('$')) {
    return expression.startsWith('$$') ? scope.get(expression.slice(2))?.value : undefined
  }
  if (!isDocument(expression)) return expression
  const names = Object.keys(expression)
  return names.length === 1 && names[0] === '$literal' ? expression.$literal : undefined
}
