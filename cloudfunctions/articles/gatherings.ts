import type { OutputOf, ParsedInputOf } from '../_common/contract'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant, now } from '../_server/clock'
import { files } from '../_server/files'
import { newId } from '../_server/ids'
import { memo } from '../_server/memo'
import { beyondOf, pageOf } from '../_server/paging'
import { requirePermit } from '../_server/permits'
import { type Prevalidated, prevalidated } from '../_server/prevalidated'
import { allColumns, demandColumn, localDate } from './columns'
import type {
  articles,
  Card,
  Column,
  Issue,
  IssueLine,
  IssuePage,
  PlacedIn,
  Topic,
  TopicPage,
} from './contract'
import { presentCard } from './present'
import { cardsOf, markPlaced, titlesWith } from './store'
import * as store from './store/gatherings'

type Actions = typeof articles.actions
type Input<Name extends keyof Actions> = ParsedInputOf<Actions[Name]>
type Output<Name extends keyof Actions> = OutputOf<Actions[Name]>

const FRESH_MS = 3000
const PAGE = 20
const MOST_ARTICLES = 100
const EDITORS = ['editor', 'administrator'] as const

const addressOf = (file: string | null | undefined): string | null =>
  file ? (file.startsWith('cloud://') ? files.publicUrl(file) : file) : null

/** The address of a picture for readers; null once its rights have run out. */
const before =
  ({ withheldPictures = [] }: Pick<store.TopicRow, 'withheldPictures'>) =>
  (file: string | null | undefined): string | null =>
    file && withheldPictures.includes(file) ? null : addressOf(file)

type Found = Awaited<ReturnType<typeof cardsOf>>[number]

async function cardsById(articleIds: readonly string[]): Promise<Map<string, { card: Card; row: Found }>> {
  if (articleIds.length === 0) return new Map()
  const [rows, columns] = await Promise.all([cardsOf(articleIds), allColumns()])
  return new Map(
    rows.map((row) => {
      const { forms: _forms, ...card } = row
      return [row._id, { card: presentCard(card, columns), row }]
    }),
  )
}

export const topic = ({ topicId }: Input<'topic'>): Promise<Prevalidated<TopicPage>> =>
  memo(`topic:${topicId}`, FRESH_MS, async () => prevalidated(await makeTopicPage(topicId)))

async function makeTopicPage(topicId: string): Promise<TopicPage> {
  const row = await store.topic(topicId)
  if (!row?.shown || (row.kind !== 'topic' && row.kind !== 'series')) {
    throw new AppError('not_found', `topic ${topicId}`)
  }
  const found = await cardsById(row.articleIds)
  if (row.kind === 'series') return seriesPage(row, found)
  const today = localDate(now())
  return {
    topicId,
    kind: 'topic',
    title: row.title,
    intro: row.intro,
    coverUrl: before(row)(row.cover),
    sections: row.sections
      .map(({ name, articleIds }) => ({
        name,
        cards: articleIds.flatMap((id) => found.get(id)?.card ?? []),
      }))
      .filter(({ cards }) => cards.length > 0),
    upcoming: row.upcoming.filter(({ on }) => on >= today).sort((a, b) => (a.on < b.on ? -1 : 1)),
    updatedAt: row.updatedAt,
  }
}

function seriesPage(row: store.SeriesRow, found: ReadonlyMap<string, { card: Card }>): TopicPage {
  const cards = row.articleIds.flatMap((id) => found.get(id)?.card ?? [])
  if (cards.length === 0) throw new AppError('not_found', `series ${row._id} has nothing published`)
  return {
    topicId: row._id,
    kind: 'series',
    title: row.title,
    intro: '',
    coverUrl: null,
    sections: [{ name: '', cards }],
    upcoming: [],
    updatedAt: row.updatedAt,
  }
}

type Listed = Pick<
  store.IssueRow,
  '_id' | 'columnId' | 'form' | 'number' | 'on' | 'title' | 'pages' | 'withheldPictures'
>

const lineOf = (row: Listed, columnName: string): IssueLine => ({
  issueId: row._id,
  columnId: row.columnId,
  columnName,
  form: row.form,
  number: row.number,
  on: row.on,
  title: row.title,
  coverUrl: before(row)(row.pages[0]?.picture),
})

export const issue = ({ issueId }: Input<'issue'>): Promise<Prevalidated<IssuePage>> =>
  memo(`issue:${issueId}`, FRESH_MS, async () => prevalidated(await makeIssuePage(issueId)))

async function makeIssuePage(issueId: string): Promise<IssuePage> {
  const row = await store.issue(issueId)
  if (row?.kind !== 'issue' || !row.shown) throw new AppError('not_found', `issue ${issueId}`)
  const [found, column] = await Promise.all([cardsById(row.articleIds), demandColumn(row.columnId)])
  return {
    ...lineOf(row, column.name),
    pages: row.pages.flatMap(({ name, picture }) => {
      const url = before(row)(picture)
      return url ? [{ name, url }] : []
    }),
    videoUrl: addressOf(row.video),
    items: row.items.map(({ articleId, title, where }) => {
      const known = articleId === null ? undefined : found.get(articleId)
      return { title, where, card: known?.card ?? null, forms: [...(known?.row.forms ?? [])] }
    }),
  }
}

export async function issues({ columnId, cursor }: Input<'issues'>): Promise<Output<'issues'>> {
  const [column, found] = await Promise.all([
    demandColumn(columnId),
    store.shownIssues(columnId, beyondOf(cursor), PAGE + 1),
  ])
  const { page, nextCursor } = pageOf(found, PAGE)
  return { columnName: column.name, items: page.map((row) => lineOf(row, column.name)), nextCursor }
}

/** Topics and issues an article stands in, for its page. */
export function presentPlaces(found: readonly store.Place[], columns: readonly Column[]): PlacedIn[] {
  const nameOf = (columnId: string) => columns.find((column) => column.columnId === columnId)?.name ?? ''
  const gathered = found.filter(({ kind }) => kind !== 'issue')
  const printed = found.filter(({ kind }) => kind === 'issue')
  return [
    ...gathered.map(({ _id, kind, title }) => ({ kind, id: _id, title })),
    ...printed.map(({ _id, number, columnId }) => ({
      kind: 'issue' as const,
      id: _id,
      title: `《${nameOf(columnId)}》第 ${number} 期`,
    })),
  ]
}

const topicOf = ({
  _id,
  kind: _,
  place: __,
  articleIds: ___,
  lastTap: ____,
  withheldPictures: _____,
  ...topic
}: store.TopicRow): Topic => ({
  topicId: _id,
  ...topic,
})

const issueOf = ({
  _id,
  kind: _,
  place: __,
  articleIds: ___,
  lastTap: ____,
  withheldPictures: _____,
  ...issue
}: store.IssueRow): Issue => ({
  issueId: _id,
  ...issue,
})

export async function deskTopics({ cursor }: Input<'deskTopics'>): Promise<Output<'deskTopics'>> {
  const { page, nextCursor } = pageOf(await store.topicsFrom(beyondOf(cursor), PAGE + 1), PAGE)
  return { items: page.map(topicOf), nextCursor }
}

export async function deskIssues({ cursor }: Input<'deskIssues'>): Promise<Output<'deskIssues'>> {
  const { page, nextCursor } = pageOf(await store.issuesFrom(beyondOf(cursor), PAGE + 1), PAGE)
  return { items: page.map(issueOf), nextCursor }
}

export async function findArticles({
  words,
  articleIds,
}: Input<'findArticles'>): Promise<Output<'findArticles'>> {
  if (articleIds?.length === 0) return { items: [] }
  const found = await titlesWith(words, articleIds ?? null)
  return { items: found.map(({ _id, ...row }) => ({ articleId: _id, ...row })) }
}

const changedMeanwhile = (what: string) =>
  new AppError('changed_meanwhile', `${what} has a newer revision`, {
    '': '别人刚改过这一条。请复制好您写的，重新打开再改。',
  })

/** What every kind of gathering carries, of the tap that saves it. */
const common = (caller: Caller, revision: number, articleIds: readonly string[]) => ({
  articleIds: [...new Set(articleIds)],
  revision: revision + 1,
  updatedAt: instant(),
  updatedBy: caller.name,
  lastTap: caller.requestId,
})

function demandFew(articleIds: readonly string[], field: string): void {
  if (articleIds.length <= MOST_ARTICLES) return
  throw new AppError('invalid_input', 'too many articles', {
    [field]: `最多放 ${MOST_ARTICLES} 篇，分成两个吧。`,
  })
}

export async function saveTopic(
  { topicId, revision, content }: Input<'saveTopic'>,
  caller: Caller,
): Promise<Topic> {
  const ids = content.sections.flatMap(({ articleIds }) => articleIds)
  demandFew(ids, 'sections')
  const _id = topicId ?? newId(caller, 'topic')
  const shared = common(caller, revision, ids)
  const row = { ...content, ...shared, _id, kind: 'topic' as const, place: `${shared.updatedAt}:${_id}` }
  if (ids.length > 0) await markPlaced(ids)
  const done = topicId === null ? await store.addTopic(row) : await store.changeTopic(row)
  if (!done) {
    const stored = await store.topic(_id)
    if (stored?.kind !== 'topic') throw new AppError('not_found', `topic ${_id}`)
    if (stored.lastTap !== caller.requestId) throw changedMeanwhile(`topic ${_id}`)
    return topicOf(stored)
  }
  return topicOf(row)
}

export async function saveIssue(
  { issueId, revision, content }: Input<'saveIssue'>,
  caller: Caller,
): Promise<Issue> {
  requirePermit(caller, EDITORS, { unitId: caller.unitId, columnId: content.columnId })
  await demandColumn(content.columnId)
  const _id = issueId ?? newId(caller, 'issue')
  const ids = content.items.flatMap(({ articleId }) => articleId ?? [])
  const row = {
    ...content,
    ...common(caller, revision, ids),
    _id,
    kind: 'issue' as const,
    place: `${content.on}:${String(content.number).padStart(5, '0')}:${_id}`,
  }
  if (ids.length > 0) await markPlaced(ids)
  const done = issueId === null ? await store.addIssue(row) : await store.changeIssue(row)
  if (!done) {
    const stored = await store.issue(_id)
    if (stored?.kind !== 'issue') throw new AppError('not_found', `issue ${_id}`)
    if (stored.lastTap !== caller.requestId) throw changedMeanwhile(`issue ${_id}`)
    return issueOf(stored)
  }
  return issueOf(row)
}
