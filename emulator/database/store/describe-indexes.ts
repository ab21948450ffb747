import type { IndexDescription } from '../types'
import { type Collection, ID_INDEX } from './collection'

/** All indexes of a collection with the number of keys in each, that of `_id` first. */
export function describeIndexes({ count, indexes, sql }: Collection): IndexDescription[] {
  const ofId = { name: ID_INDEX, fields: [['_id', 1] as const], unique: true, multikey: [] }
  return [
    { ...ofId, entries: count },
    ...indexes.map((index) => ({
      name: index.name,
      fields: index.fields.map(
        (path, i) => [path, index.isGeo(i) ? '2dsphere' : (index.directions[i] ?? 1)] as const,
      ),
      unique: index.unique,
      multikey: index.fields.filter((_path, position) => index.isMultikey(position)),
      entries: Number(sql.rows(`SELECT count(*) FROM ${index.table}`)[0]?.[0]),
    })),
  ]
}
