import type { Entry } from '../store/document-cache'
import { compare } from '../values/compare'
import { indexValues, splitPath } from '../values/path'
import type { Reached } from '../values/value'
import type { Sort } from './plan'

/** Entries in the order asked for; equal ones stay as they came. An array counts as its least (or, descending, greatest) element. */
export function sortEntries(entries: readonly Entry[], sort: Sort): Entry[] {
  const paths = sort.map(([path]) => splitPath(path))
  const keyed = entries.map((entry) => ({
    entry,
    keys: paths.map((path, i) => extreme(indexValues(entry.document, path), sort[i]?.[1] ?? 1)),
  }))
  keyed.sort((a, b) => {
    for (let i = 0; i < sort.length; i++) {
      const order = compare(a.keys[i], b.keys[i]) * (sort[i]?.[1] ?? 1)
      if (order !== 0) return order
    }
    return 0
  })
  return keyed.map(({ entry }) => entry)
}

function extreme(values: readonly Reached[], direction: 1 | -1): Reached {
  return values.reduce((best, value) => (compare(value, best) * direction < 0 ? value : best))
}
