import { compileQuery } from '../matcher'
import type { Predicate } from '../matcher/test'
import type { Collection } from '../store/collection'
import type { Entry } from '../store/document-cache'
import type { Explain } from '../types'
import { type Document, field } from '../values/value'
import { type Conditions, conditionsOf } from './conditions'
import { type KeyRange, type Plan, planQuery, type Sort } from './plan'
import { sortEntries } from './sort'

export interface Search {
  readonly where: Document
  readonly sort: Sort
  readonly skip: number
  readonly limit: number
}

export interface Found {
  readonly entries: Entry[]
  readonly explain: Explain
}

/** Documents that a transaction sees otherwise than they stand: by `idKey`, `null` for one it does not see. */
export type View = ReadonlyMap<string, Entry | null>

interface Progress {
  keysScanned: number
  documentsScanned: number
}

const FIRST_CHUNK = 24
const SCAN_CHUNK = 500
/** A collection this small is read through the cache, so that looking at all of it does not parse it again. */
const SMALL_COLLECTION = 1000

/** The documents that match, in order, from `skip` on. */
export function search(collection: Collection, request: Search, view: View = new Map()): Found {
  const matches = compileQuery(request.where)
  const byId = request.sort.length === 0 && view.size === 0 ? singleId(request.where) : undefined
  if (byId !== undefined) return searchById(collection, byId, matches, request)

  const conditions = conditionsOf(request.where)
  const plan = planQuery(collection, conditions, request.sort)
  const progress: Progress = { keysScanned: 0, documentsScanned: 0 }
  const inOrder = request.sort.length === 0 || (plan?.ordered === true && plan.ranges.length === 1)
  const sorts = !inOrder || view.size > 0
  const enough =
    view.size > 0 || !(plan?.ordered ?? inOrder) ? Number.POSITIVE_INFINITY : request.skip + request.limit
  const met = new Set<number>()
  let entries: Entry[] = []
  const take = (entry: Entry) => {
    if (plan?.repeats && met.size === met.add(entry.rid).size) return
    progress.documentsScanned++
    if (!view.has(entry.idKey) && matches(entry.document)) entries.push(entry)
  }
  if (plan)
    for (const range of plan.ranges) scanRange(collection, plan, range, enough, entries, take, progress)
  else scanAll(collection, enough, entries, take)
  for (const seen of view.values()) if (seen && matches(seen.document)) entries.push(seen)
  if (sorts) entries = sortEntries(entries, request.sort)
  entries = entries.slice(request.skip, request.skip + request.limit)
  const sortedInMemory = sorts && request.sort.length > 0
  return {
    entries,
    explain: {
      method: plan ? 'index' : 'scan',
      index: plan?.index ?? null,
      ...progress,
      returned: entries.length,
      sortedInMemory,
    },
  }
}

/** How many match; by keys alone where they decide. */
export function countMatching(collection: Collection, where: Document): { total: number; explain: Explain } {
  if (Object.keys(where).length === 0) return { total: collection.count, explain: countedByKeys(null, 0) }
  const conditions: Conditions = conditionsOf(where)
  const plan = planQuery(collection, conditions, [])
  if (!plan?.exact) {
    const { entries, explain } = search(collection, {
      where,
      sort: [],
      skip: 0,
      limit: Number.POSITIVE_INFINITY,
    })
    return { total: entries.length, explain }
  }
  compileQuery(where) // refuses what a search would refuse
  let total = 0
  for (const { low, high } of plan.ranges) {
    const sql = `SELECT count(*) FROM ${plan.table} WHERE ${plan.keyColumn} >= ? AND ${plan.keyColumn} < ?`
    total += Number(collection.sql.rows(sql, [low, high])[0]?.[0])
  }
  return { total, explain: countedByKeys(plan.index, total) }
}

const countedByKeys = (index: string | null, keysScanned: number): Explain => ({
  method: index === null ? 'scan' : 'keys',
  index,
  keysScanned,
  documentsScanned: 0,
  returned: 0,
  sortedInMemory: false,
})

/** The one text id a query asks for, as `doc(id)` sends it. */
function singleId(where: Document): string | undefined {
  const id = field(where, '_id')
  return typeof id === 'string' ? id : undefined
}

function searchById(collection: Collection, id: string, matches: Predicate, { skip, limit }: Search): Found {
  const entry = collection.byId(id)
  const entries = entry && skip === 0 && limit > 0 && matches(entry.document) ? [entry] : []
  const scanned = entry ? 1 : 0
  return {
    entries,
    explain: {
      method: 'id',
      index: '_id_',
      keysScanned: scanned,
      documentsScanned: scanned,
      returned: entries.length,
      sortedInMemory: false,
    },
  }
}

function scanRange(
  collection: Collection,
  plan: Plan,
  { low, high }: KeyRange,
  enough: number,
  entries: Entry[],
  take: (entry: Entry) => void,
  progress: Progress,
): void {
  const order = plan.reverse ? 'DESC' : 'ASC'
  const { table, keyColumn: key } = plan
  const sql = `SELECT rid FROM ${table} WHERE ${key} >= ? AND ${key} < ? ORDER BY ${key} ${order}, rid ${order} LIMIT ? OFFSET ?`
  const stop = entries.length + enough
  let chunk = Math.max(Math.min(enough, SCAN_CHUNK), FIRST_CHUNK)
  // Each chunk is larger than all before it, so that skipping over these again stays cheap.
  for (let offset = 0; ; offset += chunk, chunk = offset + chunk) {
    const rows = collection.sql.rows(sql, [low, high, chunk, offset])
    for (const row of rows) {
      progress.keysScanned++
      take(collection.byRow(Number(row[0])))
      if (entries.length >= stop) return
    }
    if (rows.length < chunk) return
  }
}

function scanAll(
  collection: Collection,
  enough: number,
  entries: Entry[],
  take: (entry: Entry) => void,
): void {
  const small = collection.count <= SMALL_COLLECTION
  const sql = `SELECT rid FROM ${collection.table} ORDER BY rid`
  if (small) {
    for (const [rid] of collection.sql.rows(sql)) {
      take(collection.byRow(Number(rid)))
      if (entries.length >= enough) return
    }
    return
  }
  for (let after = 0; ; ) {
    const rows = collection.rowsAfter(after, SCAN_CHUNK)
    for (const entry of rows) {
      take(entry)
      if (entries.length >= enough) return
    }
    const last = rows[rows.length - 1]
    if (!last || rows.length < SCAN_CHUNK) return
    after = last.rid
  }
}
