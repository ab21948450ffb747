import type { Search } from '../query/search'
import type { Collection } from '../store/collection'
import type { Explain } from '../types'
import type { Document } from '../values/value'
import { rootScope } from './expressions/scope'
import { type Collections, compileOver } from './pipeline'
import type { StageRequest } from './stages/stage'

export type { StageRequest as Stage } from './stages/stage'

/** Where a pipeline reads from. */
interface Source {
  readonly collection: Collection
  /** The others, for `$lookup`. */
  readonly collections: Collections
  /** Milliseconds since 1970, for `$$NOW`. */
  readonly now: number
}

interface Aggregated {
  readonly documents: readonly Document[]
  /** The part that the indexes answered. */
  readonly request: Search
  readonly explain: Explain
}

/** Runs a pipeline; its leading `$match`, `$sort`, `$skip` and `$limit` are answered by the indexes. */
export function aggregate(
  { collection, collections, now }: Source,
  stages: readonly StageRequest[],
): Aggregated {
  const { documents, request, explain } = compileOver(collection, stages, rootScope(now), collections)()
  return { documents: [...documents], request, explain }
}
