import { BSONRegExp } from 'bson'
import { search } from '../../query/search'
import { badRequest } from '../../refusal'
import type { Collection } from '../../store/collection'
import { indexValues, splitPath } from '../../values/path'
import { type Document, isDocument, type Reached, type Value } from '../../values/value'
import { withVariable } from '../expressions/array/loop'
import { compileExpression } from '../expressions/compile'
import type { Scope } from '../expressions/scope'
import { typeName } from '../expressions/type-name'
import { withValue } from '../tree'
import { type Setting, type Stage, specification, stagesOf } from './stage'

const KNOWN = ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline']

/** `{ from, localField, foreignField, as }`, `{ from, let, pipeline, as }`, or both. A collection that is not there is empty. */
export const $lookup: Stage = (value, setting) => {
  const given = specification('$lookup', value)
  const unknown = Object.keys(given).find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) throw badRequest(`unknown argument to $lookup: ${unknown}`)
  const as = text(given, 'as')
  const collection = setting.collection(text(given, 'from'))
  const joined =
    given.pipeline === undefined ? byField(given, collection) : byPipeline(given, collection, setting)
  return function* (documents) {
    for (const document of documents) yield withValue(document, as, joined(document))
  }
}

type Join = (document: Document) => Value[]

function byField(given: Document, collection: Collection | null): Join {
  if (given.let !== undefined) throw badRequest("$lookup with a 'let' argument must also specify 'pipeline'")
  const whereOf = fieldCondition(given)
  if (!collection) return () => []
  return (document) => {
    const where = whereOf(document)
    const found = search(collection, { where, sort: [], skip: 0, limit: Number.POSITIVE_INFINITY })
    return found.entries.map((entry) => entry.document)
  }
}

/** What the foreign field must be for a document: one of its local field's values, arrays by their elements. */
function fieldCondition(given: Document): (document: Document) => Document {
  const local = splitPath(text(given, 'localField'))
  const foreign = text(given, 'foreignField')
  return (document): Document => {
    const values = indexValues(document, local).map((value) => value ?? null)
    if (values.some((value) => value instanceof BSONRegExp)) {
      return { $or: values.map((value) => ({ [foreign]: { $eq: value } })) }
    }
    return { [foreign]: values.length === 1 ? { $eq: values[0] as Value } : { $in: values } }
  }
}

function byPipeline(given: Document, collection: Collection | null, setting: Setting): Join {
  const { scope, assign } = variablesOf(given.let, setting.scope)
  const stages = stagesOf('$lookup', given.pipeline)
  const byFields = given.localField !== undefined || given.foreignField !== undefined
  const whereOf = byFields ? fieldCondition(given) : null
  setting.pipeline(stages, scope) // refuses what is wrong in it, though there be nothing to read
  if (!collection) return () => []
  const run = setting.over(collection, stages, scope)
  return (document) => {
    assign(document)
    if (!whereOf) return [...run()]
    return [...setting.over(collection, [{ name: '$match', value: whereOf(document) }, ...stages], scope)()]
  }
}

/** The scope with `let`'s variables, and what computes them of a document. */
function variablesOf(given: Reached, outer: Scope): { scope: Scope; assign(document: Document): void } {
  if (given === undefined) return { scope: outer, assign: () => undefined }
  if (!isDocument(given))
    throw badRequest(`$lookup argument 'let' must be an object, is type ${typeName(given)}`)
  let scope = outer
  const variables = Object.keys(given).map((name) => {
    const made = withVariable(scope, name)
    scope = made.scope
    return { cell: made.cell, compute: compileExpression(given[name] as Value, outer) }
  })
  const assign = (document: Document) => {
    for (const { cell, compute } of variables) cell.value = compute(document)
  }
  return { scope, assign }
}

function text(given: Document, name: string): string {
  const value = given[name]
  if (value === undefined) {
    throw badRequest(
      name === 'as' || name === 'from'
        ? `must specify '${name}' field for a $lookup`
        : "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    )
  }
  if (typeof value === 'string' && value !== '') return value
  throw badRequest(`$lookup argument '${name}' must be a string, is type ${typeName(value)}`)
}
