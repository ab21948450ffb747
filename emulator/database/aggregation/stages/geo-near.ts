import { distanceOf, placeOf } from '../../geo/operands'
import { shapeIn } from '../../geo/shape'
import { distanceIn, requireGeoIndex } from '../../query/near'
import { search } from '../../query/search'
import { badRequest } from '../../refusal'
import type { Collection } from '../../store/collection'
import { someAt, splitPath } from '../../values/path'
import { type Document, isDocument, type Value } from '../../values/value'
import { compute, plant, type Tree } from '../tree'
import { type SourceStage, specification, wholeNumber } from './stage'

const KNOWN = [
  'near',
  'distanceField',
  'spherical',
  'maxDistance',
  'minDistance',
  'query',
  'limit',
  'num',
  'includeLocs',
  'distanceMultiplier',
  'key',
  'uniqueDocs',
]

/** `{ near, distanceField, maxDistance, minDistance, query, limit, includeLocs, distanceMultiplier, key }`: the nearest first. */
export const $geoNear: SourceStage = (value, collection) => {
  const asked = specification('$geoNear', value)
  const unknown = Object.keys(asked).find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) throw badRequest(`unknown argument to $geoNear: ${unknown}`)
  const distanceField = nameOf('distanceField', asked.distanceField)
  if (distanceField === null) throw badRequest('$geoNear requires a distanceField option as a String')
  const includeLocs = nameOf('includeLocs', asked.includeLocs)
  const multiplier = distanceOf('distanceMultiplier', asked.distanceMultiplier, 1)
  const query = asked.query ?? {}
  if (!isDocument(query)) throw badRequest('$geoNear query must be an object')
  const from = placeOf(asked.near)
  const path = pathOf(collection, asked.key)
  const count = asked.limit ?? asked.num
  const request = {
    where: { $and: [query, { [path]: nearSphere(asked) }] },
    sort: [],
    skip: 0,
    limit: count === undefined ? Number.POSITIVE_INFINITY : wholeNumber('$geoNear limit', count, 1),
  }
  return () => {
    const { entries, explain } = search(collection, request)
    const documents = entries.map(({ document }) => {
      const tree: Tree = new Map()
      plant(tree, distanceField, () => distanceIn(document, { path, from }) * multiplier)
      if (includeLocs !== null) plant(tree, includeLocs, () => placeIn(document, path))
      return compute(document, tree, document)
    })
    return { documents, request, explain }
  }
}

function nearSphere({ near, maxDistance, minDistance }: Document): Document {
  // a pair has its limits beside it, a point within it; both in the units of the form that was sent
  const limits = {
    ...(maxDistance === undefined ? {} : { $maxDistance: maxDistance }),
    ...(minDistance === undefined ? {} : { $minDistance: minDistance }),
  }
  if (Array.isArray(near)) return { $nearSphere: near, ...limits }
  return { $nearSphere: { $geometry: near as Value, ...limits } }
}

function nameOf(option: string, value: Value | undefined): string | null {
  if (value === undefined) return null
  if (typeof value === 'string' && value !== '') return value
  throw badRequest(`$geoNear ${option} must be a nonempty string`)
}

/** The field that is asked, or the only one that has a geo index. */
function pathOf(collection: Collection, key: Value | undefined): string {
  if (key !== undefined) {
    const path = nameOf('key', key) as string
    requireGeoIndex(collection, path)
    return path
  }
  const paths = new Set(
    collection.indexes.flatMap((index) => index.fields.filter((_, at) => index.isGeo(at))),
  )
  const [only] = paths
  if (only !== undefined && paths.size === 1) return only
  throw badRequest(
    only === undefined
      ? '$geoNear requires a 2d or 2dsphere index, but none were found'
      : "There is more than one 2dsphere index; unsure which to use for $geoNear: name it by 'key'",
  )
}

/** The geometry at the path, the first one of several. */
function placeIn(document: Document, path: string): Value | undefined {
  let found: Value | undefined
  someAt(document, splitPath(path), true, (value) => {
    if (found === undefined && shapeIn(value)) found = value
    return found !== undefined
  })
  return found
}
