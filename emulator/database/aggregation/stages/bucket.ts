import { badRequest } from '../../refusal'
import { compare } from '../../values/compare'
import { type Document, isDocument, type Reached, rankOf, type Value } from '../../values/value'
import { compileExpression } from '../expressions/compile'
import type { Expression } from '../expressions/scope'
import { typeName } from '../expressions/type-name'
import { Memory } from '../memory'
import { Gathering, outputsOf } from './group'
import { type Stage, specification } from './stage'

const KNOWN = ['groupBy', 'boundaries', 'default', 'output']
const COUNT: Document = { count: { $sum: 1 } }

/** `{ groupBy, boundaries, default, output }`: from each boundary (with it) to the next (without it). */
export const $bucket: Stage = (value, { scope }) => {
  const given = specification('$bucket', value)
  const unknown = Object.keys(given).find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) throw badRequest(`Unrecognized option to $bucket: ${unknown}.`)
  const { groupBy, boundaries, default: other, output = COUNT } = given
  if (groupBy === undefined || boundaries === undefined) {
    throw badRequest("$bucket requires 'groupBy' and 'boundaries' to be specified.")
  }
  const edges = boundariesOf(boundaries)
  const outputs = outputsOf('$bucket', checkedOutput('$bucket', output), scope)
  const keyOf = groupExpression('$bucket', groupBy, (expression) => compileExpression(expression, scope))
  if (other !== undefined) checkDefault(other, edges)
  return function* (documents) {
    const memory = new Memory('$bucket')
    const buckets = new Map<Value, Gathering>()
    for (const document of documents) {
      const bucket = bucketOf(keyOf(document), edges) ?? other
      if (bucket === undefined) {
        throw badRequest(
          '$switch could not find a matching branch for an input, and no default was specified.',
        )
      }
      const gathering = buckets.get(bucket) ?? new Gathering(outputs, memory)
      buckets.set(bucket, gathering)
      gathering.add(document)
    }
    for (const [bucket, gathering] of [...buckets].sort(([a], [b]) => compare(a, b)))
      yield gathering.result(bucket)
  }
}

/** The greatest boundary that is not above the value, unless it is the last one. */
function bucketOf(value: Reached, edges: readonly Value[]): Value | undefined {
  const above = edges.findIndex((edge) => compare(edge, value) > 0)
  return above > 0 ? edges[above - 1] : undefined
}

function boundariesOf(boundaries: Value): Value[] {
  if (!Array.isArray(boundaries)) {
    throw badRequest(
      `The $bucket 'boundaries' field must be an array, but found type: ${typeName(boundaries)}.`,
    )
  }
  const edges = boundaries.map(constant)
  if (edges.length < 2) {
    throw badRequest(
      `The $bucket 'boundaries' field must have at least 2 values, but found ${edges.length} value(s).`,
    )
  }
  for (let i = 1; i < edges.length; i++) {
    const [before, edge] = [edges[i - 1] as Value, edges[i] as Value]
    if (rankOf(before) !== rankOf(edge)) {
      throw badRequest(
        `All values in the 'boundaries' option to $bucket must have the same type. Found conflicting types ${typeName(before)} and ${typeName(edge)}.`,
      )
    }
    if (compare(before, edge) >= 0) {
      throw badRequest("The 'boundaries' option to $bucket must be sorted in ascending order.")
    }
  }
  return edges
}

/** Boundaries are constants; an expression of constants may stand for one. */
function constant(boundary: Value): Value {
  const isReference = typeof boundary === 'string' && boundary.startsWith('$')
  if (isReference) throw badRequest("The $bucket 'boundaries' field must be an array of constant values.")
  return isDocument(boundary) ? (compileExpression(boundary, new Map())({}) ?? null) : boundary
}

function checkDefault(other: Value, edges: readonly Value[]): void {
  const [least, most] = [edges[0] as Value, edges[edges.length - 1] as Value]
  if (rankOf(other) !== rankOf(least) || compare(other, least) < 0 || compare(other, most) >= 0) return
  throw badRequest(
    "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
  )
}

/** `groupBy` is a field path or an expression, never a constant. */
export function groupExpression(
  stage: string,
  groupBy: Value,
  compile: (expression: Value) => Expression,
): Expression {
  const isPath = typeof groupBy === 'string' && groupBy.startsWith('$')
  if (isPath || isDocument(groupBy)) return compile(groupBy)
  throw badRequest(`The ${stage} 'groupBy' field must be defined as a $-prefixed path or an expression`)
}

export function checkedOutput(stage: string, output: Value): Document {
  if (isDocument(output)) return output
  throw badRequest(`The ${stage} 'output' field must be an object, but found type: ${typeName(output)}.`)
}
