import type * as z from 'zod/mini'
import type { Block } from '../../_common/story-document'
import type { SwitchName } from '../../_common/switches'
import {
  _,
  after,
  before,
  isDuplicate,
  matching,
  oneOf,
  type Row,
  type Transaction,
  table,
  transact,
  type Where,
} from '../../_server/db'
import { switchesBeside, switchesFrom } from '../../_server/switches'
import type { CARD_KINDS, Column, Correction, MOTIFS, OtherForm, Review } from '../contract'
import { type Place, placesBeside } from './gatherings'

export type { Transaction }

/** What a list needs of an article. Pictures are file ids; their addresses are made when a page is made. */
export interface CardRow extends Row {
  readonly kind: (typeof CARD_KINDS)[number]
  readonly title: string
  readonly digest: string
  readonly columnId: string
  readonly unitName: string
  readonly source: string
  readonly publishedAt: string
  readonly cover: string | null
  readonly motif: (typeof MOTIFS)[number]
  readonly pinned: boolean
  readonly corrected: boolean
  readonly minutesToHear: number
  /** Place in a feed, the greatest first: pinned, then newest. */
  readonly rank: string
}

/** An article as it is stored: made by publishing, never edited by hand. */
export interface ArticleRow extends CardRow {
  readonly storyId: string
  readonly state: 'published' | 'taken_down'
  /** Place in time, for neighbours: without the pin. */
  readonly order: string
  readonly unitId: string
  readonly author: string
  readonly updatedAt: string | null
  readonly reviews: readonly z.infer<typeof Review>[]
  readonly corrections: readonly z.infer<typeof Correction>[]
  readonly characters: number
  readonly blocks: readonly Block[]
  readonly takenDownAt: string | null
  readonly takeDownReason: string | null
  /** Pictures that its readers see, in the text or as the cover. */
  readonly shows?: readonly string[]
  /** Pictures of it whose rights ran out: they stand in `blocks` as they were signed, and readers see words in their place. */
  readonly withheld?: readonly string[]
  /** The cover that it had before its rights ran out. */
  readonly withheldCover?: string | null
  /** 撤回（错稿）: nothing of it is shown any more. */
  readonly killed?: boolean
  /** Share of AI-made sentences, 0–100. */
  readonly aiShare?: number
  /** The story on other channels, as ticked at the outbox. */
  readonly forms?: readonly OtherForm[]
  /** It was put into a topic or an issue once: only then its page asks where it stands. */
  readonly placed?: boolean
}

/** The first page of a column, kept ready. See docs/decisions/0007-feeds.md for the two numbers that keep it honest. */
export interface FeedRow extends Row {
  /** Rises before and after every change of an article that this page might show. */
  readonly wanted: number
  /** Changes under way: begun and not yet ended. */
  readonly open: number
  readonly openedAt: string
  /** The `wanted` that the cards below were made for. */
  readonly built: number
  readonly cards: readonly CardRow[]
  /** Rank of the last card when more follow. */
  readonly lastRank: string | null
}

interface ColumnRow extends Row, Omit<Column, 'columnId'> {}
interface CounterRow extends Row {
  readonly articleId: string
  readonly n: number
}
/** One read that counted. The reader is a keyed hash: the log can be counted, but tells nobody who reads what. */
interface ReadRow extends Row {
  readonly articleId: string
  readonly readerKey: string
  readonly at: string
}

const articles = table<ArticleRow>('articles')
const feeds = table<FeedRow>('feeds')
const columns = table<ColumnRow>('columns')
const counters = table<CounterRow>('counters')
const reads = table<ReadRow>('reads')

const CARD_FIELDS = [
  '_id',
  'kind',
  'title',
  'digest',
  'columnId',
  'unitName',
  'source',
  'publishedAt',
  'cover',
  'motif',
  'pinned',
  'corrected',
  'minutesToHear',
  'rank',
] as const satisfies readonly (keyof CardRow)[]

export const article = (articleId: string) => articles.get(articleId)

/** Before a topic or an issue that holds them is stored. */
export const markPlaced = (articleIds: readonly string[]) =>
  articles.changeAll({ _id: oneOf(articleIds) }, { placed: true })

/** Without the article itself, which may be long; null when there is none. */
export async function articleState(articleId: string): Promise<ArticleRow['state'] | null> {
  return (await articles.find({ _id: articleId }, { limit: 1, fields: ['state'] }))[0]?.state ?? null
}

/** Published cards in feed order, of one column or (null) of all, after a rank. */
export function cards(columnId: string | null, afterRank: string | null, limit: number): Promise<CardRow[]> {
  const where = {
    state: 'published',
    ...(columnId === null ? {} : { columnId }),
    ...(afterRank === null ? {} : { rank: before(afterRank) }),
  }
  return articles.find(where, { sort: [['rank', 'desc']], limit, fields: CARD_FIELDS })
}

/** Those of these articles that readers can open. */
export const cardsOf = (articleIds: readonly string[]) =>
  articles.find(
    { _id: oneOf(articleIds), state: 'published' },
    { limit: articleIds.length, fields: [...CARD_FIELDS, 'forms'] },
  )

const TITLES_FOUND = 20

/** Newest published articles; those whose title has the words, when there are any. */
export const titlesWith = (words: string, articleIds: readonly string[] | null) =>
  articles.find(
    {
      state: 'published',
      ...(articleIds === null ? {} : { _id: oneOf(articleIds) }),
      ...(words === '' ? {} : { title: matching(words) }),
    },
    {
      sort: [['rank', 'desc']],
      limit: articleIds?.length ?? TITLES_FOUND,
      fields: ['_id', 'title', 'columnId', 'publishedAt'],
    },
  )

export async function lastPublishedAt(columnId: string): Promise<string | null> {
  const newest = await articles.find(
    { state: 'published', columnId },
    { sort: [['order', 'desc']], limit: 1, fields: ['publishedAt'] },
  )
  return newest[0]?.publishedAt ?? null
}

export const countPublished = (columnId: string) => articles.count({ state: 'published', columnId })
export const putArticle = (row: ArticleRow) => articles.put(row)

/** Several writes as one step. */
export const together = transact

export async function articleWithin(transaction: Transaction, articleId: string): Promise<ArticleRow | null> {
  return (await transaction.collection('articles').doc(articleId).get()).data as ArticleRow | null
}

export async function putArticleWithin(transaction: Transaction, { _id, ...row }: ArticleRow): Promise<void> {
  await transaction.collection('articles').doc(_id).set(row)
}

/** Says, before an article changes, that this feed is about to be out of date. */
export async function openFeed(feedId: string, openedAt: string): Promise<void> {
  const mark = { wanted: _.inc(1), open: _.inc(1), openedAt }
  if (await feeds.change(feedId, {}, mark)) return
  const fresh = { _id: feedId, wanted: 1, open: 1, openedAt, built: 0, cards: [], lastRank: null }
  if (!(await feeds.add(fresh))) await feeds.change(feedId, {}, mark)
}

/** Says that the change is done, whether it came about or not. */
export async function closeFeed(feedId: string): Promise<void> {
  await feeds.change(feedId, {}, { wanted: _.inc(1), open: _.inc(-1) })
}

/** Keeps a page that was made while `wanted` did not change; says false when it did. */
export function keepFeed(
  feedId: string,
  wanted: number,
  page: Pick<FeedRow, 'cards' | 'lastRank'> & { readonly open: number },
): Promise<boolean> {
  return feeds.change(feedId, { wanted }, { ...page, built: wanted })
}

export const addFeed = (row: FeedRow) => feeds.add(row)

const inOrder = { sort: [['order', 'asc']], limit: 100 } as const
const columnOf = ({ _id, ...column }: ColumnRow): Column => ({ columnId: _id, ...column })
export const allColumns = async (): Promise<Column[]> => (await columns.find({}, inOrder)).map(columnOf)
export const addColumn = ({ columnId, ...column }: Column) => columns.add({ _id: columnId, ...column })
export const putColumn = ({ columnId, ...column }: Column) => columns.put({ _id: columnId, ...column })

const columnsBeside = columns.beside({}, inOrder)

/** A feed, every column and the switches, in one call; null while nothing was ever published there. */
export async function feedWithHome(
  feedId: string,
): Promise<{ feed: FeedRow; columns: Column[]; switches: Record<SwitchName, boolean> } | null> {
  const found = await feeds.getWith(feedId, { columns: columnsBeside, switches: switchesBeside })
  if (!found) return null
  const { columns: stored, switches } = found.beside
  return { feed: found.row, columns: stored.map(columnOf), switches: switchesFrom(switches) }
}

/** An article with its count, its column's feed (null: not made yet) and every column, in one call. */
export async function articleWithPage(
  articleId: string,
): Promise<{ article: ArticleRow; reads: number; feed: FeedRow | null; columns: Column[] } | null> {
  const found = await articles.getWith(articleId, {
    counters: counters.beside({ articleId }, { limit: SHARDS, fields: ['n'] }),
    feeds: feeds.besideBy('_id', 'columnId'),
    columns: columnsBeside,
  })
  if (!found) return null
  const { counters: shards, feeds: made, columns: stored } = found.beside
  return { article: found.row, reads: sum(shards), feed: made[0] ?? null, columns: stored.map(columnOf) }
}

/** What stands around a published article, in one call: its neighbours in the column, and what it was put into. */
export async function around({ _id, columnId, order, placed }: ArticleRow): Promise<{
  newer: NamedArticle | null
  older: NamedArticle | null
  placed: readonly Place[]
}> {
  const next = (condition: Where, direction: 'asc' | 'desc') =>
    articles.beside(
      { state: 'published', columnId, ...condition },
      { sort: [['order', direction]], limit: 1, fields: ['_id', 'title'] },
    )
  const neighbours = {
    newer: next({ order: after(order) }, 'asc'),
    older: next({ order: before(order) }, 'desc'),
  }
  const wanted = placed ? { ...neighbours, places: placesBeside(_id) } : neighbours
  const beside = (await articles.getWith(_id, wanted, ['_id']))?.beside
  return {
    newer: beside?.newer[0] ?? null,
    older: beside?.older[0] ?? null,
    placed: beside && 'places' in beside ? (beside.places as readonly Place[]) : [],
  }
}
type NamedArticle = Pick<ArticleRow, '_id' | 'title'>

/** A counter is spread over this many documents, so that readers of one article do not wait for each other. */
export const SHARDS = 16

export async function sumOfCounters(articleId: string): Promise<number> {
  return sum(await counters.find({ articleId }, { limit: SHARDS, fields: ['n'] }))
}
const sum = (shards: readonly CounterRow[]): number => shards.reduce((all, { n }) => all + n, 0)

export const countLog = (articleId: string) => reads.count({ articleId })
export const countReadsBy = (readerKey: string) => reads.count({ readerKey })
/** The reads stay, so that the number can still be counted again; whose they were is gone. */
export const forgetReader = (readerKey: string) => reads.changeAll({ readerKey }, { readerKey: '' })
/** Which of these articles a reader opened, and when. */
export const readsAmong = (readerKey: string, articleIds: readonly string[], limit: number) =>
  reads.find(
    { readerKey, articleId: oneOf(articleIds) },
    { sort: [['at', 'asc']], limit, fields: ['articleId', 'at'] },
  )
export const readIsLogged = async (readId: string) => (await reads.get(readId)) !== null

/**
 * Writes one read into the log and its counter, as one; says false when that read was logged already.
 * The counter first: when two readers meet, they meet there, holding nothing.
 */
export async function logRead(read: ReadRow, shard: number): Promise<boolean> {
  try {
    await transact(async (transaction) => {
      await addToShard(transaction, read.articleId, shard, 1)
      await transaction.collection('reads').add(read)
    })
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/** Corrects a counter by what a recount found. */
export const mendCounter = (articleId: string, n: number) =>
  transact((transaction) => addToShard(transaction, articleId, 0, n))

async function addToShard(
  transaction: Transaction,
  articleId: string,
  shard: number,
  n: number,
): Promise<void> {
  const counter = transaction.collection('counters').doc(`${articleId}:${shard}`)
  const { updated } = await counter.update({ n: _.inc(n) })
  if (!updated) await counter.set({ articleId, n })
}
