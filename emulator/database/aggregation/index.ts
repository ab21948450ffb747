import { compileQuery } from '../matcher'
import { toSort } from '../query/order'
import { type Search, search } from '../query/search'
import { sortEntries } from '../query/sort'
import { badRequest } from '../refusal'
import type { Collection } from '../store/collection'
import { Entry } from '../store/document-cache'
import type { Explain } from '../types'
import { isNumeric, toNumber } from '../values/numbers'
import { type Document, isDocument, type Value } from '../values/value'
import { group } from './group'
import { project } from './project'

export interface Stage {
  readonly name: string
  readonly value: Value
}

type StageWork = (documents: readonly Document[], value: Value) => readonly Document[]

const STAGES = new Map<string, StageWork>([
  ['$match', (documents, value) => documents.filter(compileQuery(specification('$match', value)))],
  ['$sort', (documents, value) => sorted(documents, specification('$sort', value))],
  ['$skip', (documents, value) => documents.slice(whole('$skip', value, 0))],
  ['$limit', (documents, value) => documents.slice(0, whole('$limit', value, 1))],
  ['$project', (documents, value) => project(documents, specification('$project', value))],
  ['$group', (documents, value) => group(documents, specification('$group', value))],
])

export interface Aggregated {
  readonly documents: readonly Document[]
  /** The part that the indexes answered. */
  readonly request: Search
  readonly explain: Explain
}

/** Runs a pipeline; its leading `$match`, `$sort`, `$skip` and `$limit` are answered by the indexes. */
export function aggregate(collection: Collection, stages: readonly Stage[]): Aggregated {
  const unknown = stages.find(({ name }) => !STAGES.has(name))
  if (unknown) throw badRequest(`The stage ${unknown.name} is not supported by the local cloud yet`)
  const rest = [...stages]
  const take = (name: string) => (rest[0]?.name === name ? rest.shift()?.value : undefined)
  const match = take('$match')
  const sort = take('$sort')
  const skip = take('$skip')
  const limit = take('$limit')
  const request: Search = {
    where: match === undefined ? {} : specification('$match', match),
    sort: sort === undefined ? [] : toSort(specification('$sort', sort)),
    skip: skip === undefined ? 0 : whole('$skip', skip, 0),
    limit: limit === undefined ? Number.POSITIVE_INFINITY : whole('$limit', limit, 1),
  }
  const { entries, explain } = search(collection, request)
  let documents: readonly Document[] = entries.map(({ document }) => document)
  for (const { name, value } of rest) documents = (STAGES.get(name) as StageWork)(documents, value)
  return { documents, request, explain }
}

function specification(name: string, value: Value): Document {
  if (isDocument(value)) return value
  throw badRequest(`the ${name} specification must be an object`)
}

function whole(name: string, value: Value, least: number): number {
  const number = isNumeric(value) ? toNumber(value) : Number.NaN
  if (Number.isInteger(number) && number >= least) return number
  throw badRequest(`the ${name} must be a whole number, at least ${least}`)
}

function sorted(documents: readonly Document[], order: Document): Document[] {
  const entries = documents.map((document, row) => new Entry(row, '', '', document))
  return sortEntries(entries, toSort(order)).map(({ document }) => document)
}
