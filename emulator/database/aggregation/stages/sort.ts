import { LIMITS } from '../../limits'
import { toSort } from '../../query/order'
import type { Sort } from '../../query/plan'
import { sortEntries } from '../../query/sort'
import { badRequest } from '../../refusal'
import { Entry } from '../../store/document-cache'
import { type Document, isDocument } from '../../values/value'
import { Memory, sizeOf } from '../memory'
import { type Stage, type StageRequest, specification, wholeNumber } from './stage'

/** Documents are put in order again when this many times as many as are wanted have come. */
const SLACK = 4
const LEAST = 1000

/** In order; followed by `$limit` it holds no more than these. */
export const $sort: Stage = (value, { following }) => {
  const order = sortOf(specification('$sort', value))
  const wanted = wantedOf(following)
  const full = Math.max(wanted * SLACK, LEAST)
  return function* (documents) {
    let held: Document[] = []
    let memory = new Memory('$sort')
    for (const document of documents) {
      held.push(document)
      memory.hold(sizeOf(document))
      if (held.length < full) continue
      held = sorted(held, order).slice(0, wanted)
      memory = new Memory('$sort')
      for (const kept of held) memory.hold(sizeOf(kept))
    }
    yield* sorted(held, order)
  }
}

export function sortOf(order: Document): Sort {
  const names = Object.keys(order)
  if (names.length === 0) throw badRequest('$sort stage must have at least one sort key')
  if (names.length > LIMITS.sortKeys) throw badRequest(`too many sort keys, ${LIMITS.sortKeys} at most`)
  for (const name of names) {
    const asked = order[name]
    if (isDocument(asked) && asked.$meta !== undefined) {
      throw badRequest('query requires text score metadata, but it is not available')
    }
    if (name.startsWith('$') || name.split('.').includes('')) {
      throw badRequest(`FieldPath field names may not be empty or start with '$': ${name}`)
    }
  }
  return toSort(order)
}

export function sorted(documents: readonly Document[], order: Sort): Document[] {
  const entries = documents.map((document, row) => new Entry(row, '', '', document))
  return sortEntries(entries, order).map(({ document }) => document)
}

/** How many of the sorted documents the next stages can ask for. */
function wantedOf([first, second]: readonly StageRequest[]): number {
  if (first?.name === '$limit') return wholeNumber('$limit', first.value, 1)
  if (first?.name !== '$skip' || second?.name !== '$limit') return Number.POSITIVE_INFINITY
  return wholeNumber('$skip', first.value, 0) + wholeNumber('$limit', second.value, 1)
}
