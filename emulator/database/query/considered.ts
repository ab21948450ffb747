import type { Collection } from '../store/collection'
import type { ConsideredIndex } from '../types'
import { conditionsOf } from './conditions'
import { bestOf, choices } from './plan'
import type { Search } from './search'

/** Every index as the planner saw it for this query, for people who ask why. */
export function consideredIndexes(collection: Collection, { where, sort }: Search): ConsideredIndex[] {
  const all = choices(collection, conditionsOf(where), sort)
  const best = bestOf(all)
  return all.map((choice) => ({
    index: choice.candidate.name,
    fixedFields: choice.fixed,
    ranged: choice.ranged,
    ordered: sort.length > 0 && choice.order !== null,
    keyRanges: choice.keyRanges,
    chosen: choice === best,
  }))
}
