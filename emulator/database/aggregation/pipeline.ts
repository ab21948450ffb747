import { type Search, search } from '../query/search'
import { badRequest } from '../refusal'
import type { Collection } from '../store/collection'
import type { Explain } from '../types'
import type { Document } from '../values/value'
import type { Scope } from './expressions/scope'
import { SOURCES, STAGES } from './stages'
import { bound } from './stages/match'
import { sortOf } from './stages/sort'
import { type Setting, type StageRequest, specification, type Work, wholeNumber } from './stages/stage'

/** Finds a collection by name; `null` where there is none. */
export type Collections = (name: string) => Collection | null

/** What a pipeline over a collection answered. */
interface Run {
  readonly documents: Iterable<Document>
  /** The part that the indexes answered. */
  readonly request: Search
  readonly explain: Explain
}

/** A pipeline over a collection; each call runs it anew, with the variables as they are then. */
export function compileOver(
  collection: Collection,
  stages: readonly StageRequest[],
  scope: Scope,
  collections: Collections,
): () => Run {
  const [first] = stages
  const source = SOURCES.get(first?.name ?? '')
  if (first && source) {
    const read = source(first.value, collection)
    const work = compilePipeline(stages.slice(1), scope, collections)
    return () => {
      const { documents, ...found } = read()
      return { ...found, documents: work(documents) }
    }
  }
  const { request, rest } = searchOf(stages)
  const whole = compilePipeline(stages, scope, collections) // refuses what is wrong, wherever it stands
  const work = rest.length === stages.length ? whole : compilePipeline(rest, scope, collections)
  return () => {
    const now = { ...request, where: bound(request.where, scope) }
    const { entries, explain } = search(collection, now)
    return { documents: work(entries.map(({ document }) => document)), request: now, explain }
  }
}

/** Stages one after another; documents flow through them as they are asked for. */
function compilePipeline(stages: readonly StageRequest[], scope: Scope, collections: Collections): Work {
  const works = stages.map(({ name, value }, at) => {
    const stage = STAGES.get(name)
    if (SOURCES.has(name)) throw badRequest(`${name} is only valid as the first stage in a pipeline.`)
    if (!stage) throw badRequest(`Unrecognized pipeline stage name: '${name}'`)
    return stage(value, settingOf(scope, collections, stages.slice(at + 1)))
  })
  return (documents) => works.reduce((made, work) => work(made), documents)
}

function settingOf(scope: Scope, collections: Collections, following: readonly StageRequest[]): Setting {
  return {
    scope,
    following,
    collection: collections,
    pipeline: (stages, inner = scope) => compilePipeline(stages, inner, collections),
    over: (collection, stages, inner) => {
      const run = compileOver(collection, stages, inner, collections)
      return () => run().documents
    },
  }
}

/** The leading `$match`, `$sort`, `$skip` and `$limit` (in this order) as one search, and the stages after them. */
function searchOf(stages: readonly StageRequest[]): { request: Search; rest: readonly StageRequest[] } {
  const rest = [...stages]
  const take = (name: string) => (rest[0]?.name === name ? rest.shift()?.value : undefined)
  const match = take('$match')
  const sort = take('$sort')
  const skip = take('$skip')
  const limit = take('$limit')
  const request: Search = {
    where: match === undefined ? {} : specification('$match', match),
    sort: sort === undefined ? [] : sortOf(specification('$sort', sort)),
    skip: skip === undefined ? 0 : wholeNumber('$skip', skip, 0),
    limit: limit === undefined ? Number.POSITIVE_INFINITY : wholeNumber('$limit', limit, 1),
  }
  return { request, rest }
}
