import type { Search } from '../../query/search'
import { badRequest } from '../../refusal'
import type { Collection } from '../../store/collection'
import type { Explain } from '../../types'
import { isNumeric, toNumber } from '../../values/numbers'
import { type Document, isDocument, type Value } from '../../values/value'
import type { Scope } from '../expressions/scope'

/** A stage as the wire names it: `{ name: '$match', value: { … } }`. */
export interface StageRequest {
  readonly name: string
  readonly value: Value
}

/** What a stage makes of the documents before it, one after another as they are asked for. */
export type Work = (documents: Iterable<Document>) => Iterable<Document>

/** What a stage may need beside its own specification. */
export interface Setting {
  readonly scope: Scope
  /** Another collection, or `null` where there is none. */
  collection(name: string): Collection | null
  /** A pipeline inside a stage (`$facet`). */
  pipeline(stages: readonly StageRequest[], scope?: Scope): Work
  /** A pipeline over a collection, whose first stages indexes may answer; runs anew at each call. */
  over(collection: Collection, stages: readonly StageRequest[], scope: Scope): () => Iterable<Document>
  /** The stages that follow. */
  readonly following: readonly StageRequest[]
}

/** Compiles `{ $name: value }`; refuses what MongoDB refuses before any document is read. */
export type Stage = (value: Value, setting: Setting) => Work

/** A stage that can only stand first, since it reads the collection itself (`$geoNear`); reads anew at each call. */
export type SourceStage = (
  value: Value,
  collection: Collection,
) => () => { documents: Iterable<Document>; request: Search; explain: Explain }

/** One document in, one out. */
export const each =
  (change: (document: Document) => Document): Work =>
  (documents) =>
    mapped(documents, change)

function* mapped(
  documents: Iterable<Document>,
  change: (document: Document) => Document,
): Iterable<Document> {
  for (const document of documents) yield change(document)
}

export function specification(name: string, value: Value): Document {
  if (isDocument(value)) return value
  throw badRequest(`the ${name} specification must be an object`)
}

export function wholeNumber(name: string, value: Value, least: number): number {
  const number = isNumeric(value) ? toNumber(value) : Number.NaN
  if (Number.isInteger(number) && number >= least) return number
  throw badRequest(`the ${name} must be a whole number, at least ${least}`)
}

/** The stages of a list `[{ $match: … }, …]`. */
export function stagesOf(name: string, pipeline: Value | undefined): StageRequest[] {
  if (!Array.isArray(pipeline)) throw badRequest(`${name}: 'pipeline' must be an array`)
  return pipeline.map((stage) => {
    const names = isDocument(stage) ? Object.keys(stage) : []
    if (!isDocument(stage) || names.length !== 1) {
      throw badRequest('A pipeline stage specification object must contain exactly one field.')
    }
    const [only] = names as [string]
    return { name: only, value: stage[only] as Value }
  })
}
