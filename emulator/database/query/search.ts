import { compileQuery } from '../matcher'
import { type Collection, idKeyOf } from '../store/collection'
import type { Entry } from '../store/document-cache'
import type { Explain } from '../types'
import { compare } from '../values/compare'
import { type Document, isDocument } from '../values/value'
import { distanceIn, type Near, narrowed, nearOf, requireGeoIndex, rings } from './near'
import type { Plan, Sort } from './plan'
import { planCount, planSearch } from './plan-search'
import { countRange, streamOf } from './row-streams'
import { Scan, type View } from './scan'
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

const NOTHING_SEEN: View = new Map()
const everything = () => true

/** The documents that match, in order, from `skip` on. */
export function search(collection: Collection, request: Search, view: View = NOTHING_SEEN): Found {
  const near = nearOf(request.where)
  if (near) return searchNear(collection, request, view, near)
  return searchPlain(collection, request, view)
}

/** The nearest first, unless another order is asked for; by larger and larger circles until there are enough. */
function searchNear(collection: Collection, request: Search, view: View, near: Near): Found {
  requireGeoIndex(collection, near.path)
  const whole = { ...request, skip: 0, limit: Number.POSITIVE_INFINITY }
  if (request.sort.length > 0) return searchPlain(collection, request, view)
  const enough = request.skip + request.limit
  let found: Found | null = null
  for (const metres of enough === Number.POSITIVE_INFINITY ? [] : rings(near)) {
    found = searchPlain(collection, { ...whole, where: narrowed(request.where, near, metres) }, view)
    if (found.entries.length >= enough) break
    found = null
  }
  const { entries, explain } = found ?? searchPlain(collection, whole, view)
  const page = byDistance(entries, near).slice(request.skip, enough)
  return { entries: page, explain: { ...explain, returned: page.length, sortedInMemory: true } }
}

function byDistance(entries: readonly Entry[], near: Near): Entry[] {
  const measured = entries.map((entry) => ({ entry, distance: distanceIn(entry.document, near) }))
  return measured.sort((a, b) => a.distance - b.distance).map(({ entry }) => entry)
}

function searchPlain(collection: Collection, request: Search, view: View): Found {
  const ids = textIds(request.where)
  const matches = ids && Object.keys(request.where).length === 1 ? everything : compileQuery(request.where)
  const scan = new Scan(collection, matches, view)
  if (ids) {
    lookUp(collection, ids, view, scan)
    return answer(request, scan, { method: 'id', index: '_id_', inOrder: ids.length === 1 })
  }
  const plans = planSearch(collection, request.where, request.sort)
  const [only] = plans
  if (only && plans.length === 1) return searchByIndex(collection, only, request, scan)
  return only ? searchByUnion(collection, plans, request, scan) : searchAll(request, scan)
}

function searchByIndex(collection: Collection, plan: Plan, request: Search, scan: Scan): Found {
  const { sort, skip, limit } = request
  const merges = sort.length > 0 && plan.ordered && plan.ranges.length > 1
  const stream = streamOf(collection.sql, plan, merges)
  const skipped = plan.exact && plan.ordered ? scan.passOver(stream, skip) : 0
  scan.read(stream, plan, plan.ordered ? skip - skipped + limit : Number.POSITIVE_INFINITY)
  return answer({ ...request, skip: skip - skipped }, scan, {
    method: merges ? 'merge' : 'index',
    index: plan.index,
    inOrder: plan.ordered,
  })
}

/** Of each branch as many as may be asked for, or all when they do not come in order. */
function searchByUnion(collection: Collection, plans: readonly Plan[], request: Search, scan: Scan): Found {
  for (const plan of plans) {
    const stream = streamOf(collection.sql, plan, request.sort.length > 0)
    scan.read(stream, plan, plan.ordered ? request.skip + request.limit : Number.POSITIVE_INFINITY)
  }
  const index = [...new Set(plans.map((plan) => plan.index))].join(' + ')
  return answer(request, scan, { method: 'union', index, inOrder: false })
}

function searchAll(request: Search, scan: Scan): Found {
  const inOrder = request.sort.length === 0
  scan.readAll(inOrder ? request.skip + request.limit : Number.POSITIVE_INFINITY)
  return answer(request, scan, { method: 'scan', index: null, inOrder })
}

function answer(
  { where: _where, sort, skip, limit }: Search,
  scan: Scan,
  { method, index, inOrder }: Pick<Explain, 'method' | 'index'> & { inOrder: boolean },
): Found {
  const added = method === 'id' ? 0 : scan.addSeen()
  const sortedInMemory = sort.length > 0 && !(inOrder && added === 0)
  const ordered = sortedInMemory ? sortEntries(scan.entries, sort) : scan.entries
  const entries = ordered.slice(skip, skip + limit)
  const { keysScanned, documentsScanned } = scan
  return {
    entries,
    explain: { method, index, keysScanned, documentsScanned, returned: entries.length, sortedInMemory },
  }
}

/** How many match; by keys alone where they decide. */
export function countMatching(collection: Collection, where: Document): { total: number; explain: Explain } {
  if (Object.keys(where).length === 0) return { total: collection.count, explain: countedByKeys('_id_', 0) }
  const plan = planCount(collection, where)
  if (!plan) {
    const { entries, explain } = search(collection, {
      where,
      sort: [],
      skip: 0,
      limit: Number.POSITIVE_INFINITY,
    })
    return { total: entries.length, explain }
  }
  compileQuery(where) // refuses what a search would refuse
  const total = plan.ranges.reduce((sum, range) => sum + countRange(collection.sql, plan, range), 0)
  return { total, explain: countedByKeys(plan.index, total) }
}

const countedByKeys = (index: string, keysScanned: number): Explain => ({
  method: 'keys',
  index,
  keysScanned,
  documentsScanned: 0,
  returned: 0,
  sortedInMemory: false,
})

/** The text ids that a query asks for, as `doc(id)` or `_id: _.in([…])` send them; in their order, each once. */
function textIds(where: Document): string[] | undefined {
  if (!Object.hasOwn(where, '_id')) return undefined
  const { _id: id } = where
  if (typeof id === 'string') return [id]
  const list = isDocument(id) && Object.keys(id).length === 1 ? (id.$in ?? [id.$eq]) : undefined
  if (!Array.isArray(list) || !list.every((item) => typeof item === 'string')) return undefined
  return [...new Set(list)].sort(compare)
}

function lookUp(collection: Collection, ids: readonly string[], view: View, scan: Scan): void {
  const stored = ids.filter((id) => !view.has(idKeyOf(id)))
  const found = new Map(collection.byIds(stored).map((entry) => [entry.idKey, entry]))
  for (const id of ids) {
    const idKey = idKeyOf(id)
    const entry = view.get(idKey) ?? found.get(idKey)
    if (entry) scan.take(entry)
  }
}
