import { databaseActions } from '../../admin-api/database'
import type { Database } from '../../database'
import type { Explain, Explanation } from '../../database/types'
import { shown } from '../shown'
import { type WireCall, wireCallOf } from './evaluate'

/** What a typed query changes, asked before it does. */
interface Question {
  readonly kind: 'question'
  readonly action: string
  readonly collection: string
  /** How many documents it would change, remove or add. */
  readonly affected: number
}

/** How it was answered. What else was thought of is not known of an aggregation. */
export type How = Pick<Explanation, 'explain'> & Partial<Explanation>

interface Documents {
  readonly kind: 'documents'
  readonly collection: string
  /** Whether they are documents of the collection, whole or in part, and not made by an aggregation. */
  readonly stored: boolean
  readonly documents: readonly unknown[]
  readonly how: How
}

interface Count {
  readonly kind: 'count'
  readonly collection: string
  readonly total: number
  readonly how: How
}

interface Done {
  readonly kind: 'done'
  readonly action: string
  readonly collection: string
  /** What the SDK would have answered. */
  readonly answer: unknown
}

export type QueryResult = Question | Documents | Count | Done

const READS = new Set(['database.getDocument', 'database.calculateDocument', 'database.aggregateDocuments'])

/**
 * Runs a query typed in the SDK's syntax through the very actions that the SDK reaches. One that writes is run only when
 * `confirmed` is the number of documents it affects just now; otherwise the answer is that number.
 */
export async function runQuery(database: Database, text: string, confirmed?: number): Promise<QueryResult> {
  const call = await wireCallOf(text)
  const collection = String(call.params.collectionName)
  if (READS.has(call.action)) return read(database, call, collection)
  const affected = await countAffected(database, call)
  if (affected !== confirmed) return { kind: 'question', action: call.action, collection, affected }
  const { data } = await answerOf(database, call)
  return { kind: 'done', action: call.action, collection, answer: shown(data ?? {}) }
}

async function read(database: Database, call: WireCall, collection: string): Promise<Documents | Count> {
  const { observed, how } = observe(database)
  const { data } = await answerOf(observed, call)
  const { list = [], total = 0 } = data as { list?: string[]; total?: number }
  if (call.action === 'database.calculateDocument') return { kind: 'count', collection, total, how: how() }
  const documents = list.map((item) => shown(JSON.parse(item)))
  const stored = call.action === 'database.getDocument'
  return { kind: 'documents', collection, stored, documents, how: how() }
}

async function countAffected(database: Database, { action, params }: WireCall): Promise<number> {
  if (action === 'database.addCollection') return 1
  if (Array.isArray(params.data)) return params.data.length
  const { collectionName, query } = params
  const { data } = await answerOf(database, {
    action: 'database.calculateDocument',
    params: { collectionName, query: query || undefined },
  })
  const { total } = data as { total: number }
  const one = params.multi !== true || params.queryType === 'DOC'
  // set() makes the document when there is none
  if (params.upsert === true) return 1
  return one ? Math.min(total, 1) : total
}

interface Reply {
  readonly data?: unknown
}

async function answerOf(database: Database, { action, params }: WireCall): Promise<Reply> {
  const run = databaseActions[action]
  if (!run) throw new Error(`there is no action ${action}`)
  // as on the wire: what is undefined is not sent
  return run(JSON.parse(JSON.stringify(params)), database) as Promise<Reply>
}

type Searched = Parameters<Database['explain']>[0]
type Counted = Parameters<Database['count']>[0]
/** A count has no order and no page. */
const COUNTED = { sort: [], skip: 0, limit: 1 } as const

/** The same database, and how it found what was asked of it last. */
function observe(database: Database): { observed: Database; how: () => How } {
  let explain: Explain | undefined
  let searched: Searched | undefined
  const observed = new Proxy(database, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      return (...given: unknown[]) => {
        const result: unknown = member.apply(target, given)
        if (typeof result === 'object' && result !== null && 'explain' in result) {
          explain = result.explain as Explain
          if (name === 'find' || name === 'list') searched = given[0] as Searched
          if (name === 'count') searched = { ...COUNTED, ...(given[0] as Counted) }
        }
        return result
      }
    },
  })
  return {
    observed,
    how() {
      if (!explain) throw new Error('nothing was searched')
      return searched ? { ...database.explain(searched), explain } : { explain }
    },
  }
}
