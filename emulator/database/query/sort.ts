import { badRequest } from '../refusal'
import type { Entry } from '../store/document-cache'
import { compare } from '../values/compare'
import { indexValues, type Path, splitPath } from '../values/path'
import { type Document, field, isDocument, type Reached } from '../values/value'
import type { Sort } from './plan'

type Keys = readonly Reached[]

/**
 * Entries in the order asked for; equal ones stay as they came. An array counts as its least (or, descending, greatest)
 * element, several paths into one array as the least element by all of them together.
 */
export function sortEntries(entries: readonly Entry[], sort: Sort): Entry[] {
  const paths = sort.map(([path]) => splitPath(path))
  const order = (a: Keys, b: Keys): number => {
    for (let i = 0; i < sort.length; i++) {
      const one = compare(a[i], b[i]) * (sort[i]?.[1] ?? 1)
      if (one !== 0) return one
    }
    return 0
  }
  const keyed = entries.map((entry) => ({ entry, keys: keysOf(entry.document, paths, sort, order) }))
  keyed.sort((a, b) => order(a.keys, b.keys))
  return keyed.map(({ entry }) => entry)
}

function keysOf(
  document: Document,
  paths: readonly Path[],
  sort: Sort,
  order: (a: Keys, b: Keys) => number,
): Keys {
  const values = paths.map((path) => indexValues(document, path))
  const several = values.filter((found) => found.length > 1).length
  // alone, an array's least element is the least whatever stands beside it
  if (several < 2) return values.map((found, i) => extreme(found, sort[i]?.[1] ?? 1))
  return tuplesOf(document, paths).reduce((best, keys) => (order(keys, best) < 0 ? keys : best))
}

function extreme(values: readonly Reached[], direction: 1 | -1): Reached {
  return values.reduce((best, value) => (compare(value, best) * direction < 0 ? value : best))
}

/** What all the paths reach together: one tuple, or one for each element of the array that they enter. */
function tuplesOf(value: Reached, paths: readonly Path[]): Reached[][] {
  if (!Array.isArray(value)) return tuplesWithin(value, paths)
  if (value.length === 0) return [paths.map(() => undefined)]
  return value.flatMap((item) => tuplesWithin(item, paths))
}

function tuplesWithin(value: Reached, paths: readonly Path[]): Reached[][] {
  const ended = value === undefined ? null : value
  let tuples: Reached[][] = [paths.map((path) => (path.length === 0 ? ended : null))]
  if (!isDocument(value)) return tuples
  for (const name of new Set(paths.flatMap(([first]) => first ?? []))) {
    const positions = paths.flatMap(([first], position) => (first === name ? position : []))
    const inner = tuplesOf(
      field(value, name),
      positions.map((position) => (paths[position] as Path).slice(1)),
    )
    if (inner.length > 1 && tuples.length > 1) {
      throw badRequest('cannot sort with keys that are parallel arrays')
    }
    tuples = tuples.flatMap((tuple) => inner.map((keys) => placed(tuple, positions, keys)))
  }
  return tuples
}

function placed(
  tuple: readonly Reached[],
  positions: readonly number[],
  keys: readonly Reached[],
): Reached[] {
  const made = [...tuple]
  positions.forEach((position, i) => {
    made[position] = keys[i]
  })
  return made
}
