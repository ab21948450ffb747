import { compileQuery } from '../matcher'
import type { Collection } from '../store/collection'
import type { Explain } from '../types'
import type { Plan } from './plan'
import { planSearch } from './plan-search'
import type { Search } from './search'

/** Documents as the wire lists them: their texts as JSON strings, with commas between. */
export interface Listed {
  readonly list: Buffer
  readonly explain: Explain
}

/** How an ObjectId stands in a listed text; those have to be rewritten for the wire. */
const OBJECT_ID = Buffer.from('\\"$oid\\"')

/**
 * The page when keys alone decide it and it lies in one range: SQLite writes the list, and the documents are never read
 * into this process's values, which takes a third of the time. `null`: it has to be searched for.
 */
export function readPage(collection: Collection, request: Search): Listed | null {
  const [plan, other] = planSearch(collection, request.where, request.sort)
  if (!plan?.exact || !plan.ordered || plan.ranges.length !== 1 || other) return null
  compileQuery(request.where) // refuses what a search would refuse
  const { low, high } = plan.ranges[0] as Plan['ranges'][number]
  const found = collection.sql.row(statement(collection, plan), [low, high, request.limit, request.skip])
  const [list = null, count = 0] = found ?? []
  const returned = Number(count)
  const bytes = list === null ? Buffer.alloc(0) : (list as Buffer)
  if (bytes.includes(OBJECT_ID)) return null
  return {
    list: bytes,
    explain: {
      method: 'index',
      index: plan.index,
      keysScanned: request.skip + returned,
      documentsScanned: returned,
      returned,
      sortedInMemory: false,
    },
  }
}

/** What was searched for, in the same form. */
export function listed({ texts, explain }: { texts: readonly string[]; explain: Explain }): Listed {
  return { list: Buffer.from(texts.map((text) => JSON.stringify(text)).join()), explain }
}

function statement({ table }: Collection, { table: keys, keyColumn: k, reverse }: Plan): string {
  const order = reverse ? 'DESC' : 'ASC'
  return `SELECT CAST(group_concat(json_quote(d.body)) AS BLOB), count(*) FROM
    (SELECT rid FROM ${keys} WHERE ${k} >= ? AND ${k} < ? ORDER BY ${k} ${order}, rid ${order} LIMIT ? OFFSET ?) x
    CROSS JOIN ${table} d ON d.rid = x.rid`
}
