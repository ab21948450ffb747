import { BSONRegExp } from 'bson'
import { isOperatorObject } from '../matcher/operators/operator-object'
import { isBlurred } from '../values/key'
import { isNumeric, toNumber } from '../values/numbers'
import { type Document, isDocument, RANK, type Reached, rankOf, type Value } from '../values/value'
import { cellsFor, GEO } from './geo-cells'
import { type RegexPrefix, regexPrefix } from './regex-prefix'

export interface Bound {
  readonly value: Value
  readonly inclusive: boolean
}

/** What a query demands of one field, as far as keys can tell. */
export interface FieldCondition {
  /** The values it may have; `null` when there is no such list. */
  points: Value[] | null
  lower: Bound | null
  upper: Bound | null
  /** What a regular expression says its texts begin with. */
  prefix: RegexPrefix | null
  /** Cells of the Earth (geo/cells.ts) that its geometry must meet; for geo indexes only. */
  cells: readonly string[] | null
}

/** Demands that every matching document fulfils: a superset of the query, to choose and bound an index by. */
export interface Conditions {
  readonly fields: Map<string, FieldCondition>
  /** True when the demands are the whole query, so that keys alone decide (on fields without arrays). */
  exact: boolean
}

export function conditionsOf(query: Document): Conditions {
  const conditions: Conditions = { fields: new Map(), exact: true }
  gather(query, conditions)
  return conditions
}

function gather(query: Document, conditions: Conditions): void {
  for (const name of Object.keys(query)) {
    const operand = query[name] as Value
    if (name === '$and' && Array.isArray(operand)) {
      for (const part of operand) if (isDocument(part)) gather(part, conditions)
    } else if (name.startsWith('$')) conditions.exact = false
    else if (isOperatorObject(operand)) gatherOperators(name, operand, conditions)
    else if (operand instanceof BSONRegExp) demandPrefix(name, regexPrefix(operand, undefined), conditions)
    else demandPoints(name, [operand], conditions)
  }
}

function gatherOperators(path: string, operators: Document, conditions: Conditions): void {
  for (const name of Object.keys(operators)) {
    const operand = operators[name] as Value
    if (name === '$eq') demandPoints(path, [operand], conditions)
    else if (name === '$in' && Array.isArray(operand)) demandPoints(path, operand, conditions)
    else if (name === '$gt' || name === '$gte')
      demandBound(path, 'lower', operand, name === '$gte', conditions)
    else if (name === '$lt' || name === '$lte')
      demandBound(path, 'upper', operand, name === '$lte', conditions)
    else if (name === '$regex')
      demandPrefix(path, regexPrefix(operand, operators.$options as Value | undefined), conditions)
    else if (GEO.has(name)) demandCells(path, cellsFor(name, operand, operators), conditions)
    else if (name === '$all' && Array.isArray(operand)) {
      conditions.exact = false
      const first = operand.find((item) => isKey(item) && !isDocument(item))
      if (first !== undefined) demandPoints(path, [first], conditions)
    } else conditions.exact = false
  }
}

function demandPoints(path: string, points: readonly Value[], conditions: Conditions): void {
  if (!points.every(isKey)) {
    conditions.exact = false
    return
  }
  if (!points.every(isExact)) conditions.exact = false
  const condition = conditionAt(path, conditions)
  if (condition.points || condition.lower || condition.upper) conditions.exact = false
  condition.points ??= [...points]
}

function demandBound(
  path: string,
  end: 'lower' | 'upper',
  value: Value,
  inclusive: boolean,
  conditions: Conditions,
): void {
  const rank = rankOf(value)
  const ordered = rank === RANK.number || rank === RANK.string || rank === RANK.date || rank === RANK.objectId
  if (!ordered || (isNumeric(value) && Number.isNaN(toNumber(value)))) {
    conditions.exact = false
    return
  }
  const condition = conditionAt(path, conditions)
  const other = condition[end === 'lower' ? 'upper' : 'lower']
  if (condition.points || condition[end] || (other && rankOf(other.value) !== rank)) conditions.exact = false
  if (isBlurred(value)) conditions.exact = false
  condition[end] ??= { value, inclusive: inclusive || isBlurred(value) }
}

function demandPrefix(path: string, prefix: RegexPrefix | null, conditions: Conditions): void {
  conditions.exact = false
  if (prefix) conditionAt(path, conditions).prefix ??= prefix
}

function demandCells(path: string, cells: readonly string[] | null, conditions: Conditions): void {
  conditions.exact = false
  if (cells) conditionAt(path, conditions).cells ??= cells
}

function conditionAt(path: string, { fields }: Conditions): FieldCondition {
  let condition = fields.get(path)
  if (!condition) {
    condition = { points: null, lower: null, upper: null, prefix: null, cells: null }
    fields.set(path, condition)
  }
  return condition
}

/** An array is indexed by its elements and a regular expression is a search, so neither is a key to look up. */
const isKey = (value: Reached): boolean =>
  value !== undefined && !Array.isArray(value) && !(value instanceof BSONRegExp)

/** A decimal's key may be its neighbour's too, and null's key is shared with what is missing inside arrays. */
const isExact = (value: Value): boolean => value !== null && !isDocument(value) && !isBlurred(value)
