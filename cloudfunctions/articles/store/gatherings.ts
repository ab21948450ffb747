import { before, type Row, type Transaction, table, transact, type Where } from '../../_server/db'
import type { IssueContent, TopicContent } from '../contract'

interface GatheringBase extends Row {
  /** Every article that stands in it, once. */
  readonly articleIds: readonly string[]
  readonly revision: number
  readonly updatedAt: string
  readonly updatedBy: string
  /** Place in lists, the greatest first: a topic by its last change, an issue by its day. */
  readonly place: string
  readonly lastTap: string
  /** Pictures whose rights have run out: kept for the desk, shown to no reader. Missing: none. */
  readonly withheldPictures?: readonly string[]
}
export interface TopicRow extends GatheringBase, TopicContent {
  readonly kind: 'topic'
}
export interface IssueRow extends GatheringBase, IssueContent {
  readonly kind: 'issue'
}
/** 系列, as the stories have it: what is not published yet is left out where it is shown. */
export interface SeriesRow extends GatheringBase {
  readonly kind: 'series'
  readonly title: string
  readonly shown: boolean
}

const topics = table<TopicRow>('gatherings')
const issues = table<IssueRow>('gatherings')
const topicPages = table<TopicRow | SeriesRow>('gatherings')

const newestFirst = [['place', 'desc']] as const
const afterOf = (place: string | null): Where => (place === null ? {} : { place: before(place) })

export const topic = (topicId: string) => topicPages.get(topicId)
export const issue = (issueId: string) => issues.get(issueId)

export const topicsFrom = (place: string | null, limit: number) =>
  topics.find({ kind: 'topic', ...afterOf(place) }, { sort: newestFirst, limit })
export const issuesFrom = (place: string | null, limit: number) =>
  issues.find({ kind: 'issue', ...afterOf(place) }, { sort: newestFirst, limit })
export const shownIssues = (columnId: string, place: string | null, limit: number) =>
  issues.find(
    { kind: 'issue', shown: true, columnId, ...afterOf(place) },
    {
      sort: newestFirst,
      limit,
      fields: ['_id', 'columnId', 'form', 'number', 'on', 'title', 'pages', 'place', 'withheldPictures'],
    },
  )

const PLACES = 20
export interface Place extends Row, Pick<IssueRow, 'title' | 'number' | 'columnId'> {
  readonly kind: 'topic' | 'series' | 'issue'
}
const places = table<Place>('gatherings')

/** What an article stands in; an array field equals each of its elements. A topic has neither number nor column. */
export const placesBeside = (articleId: string) =>
  places.beside(
    { articleIds: articleId, shown: true },
    { limit: PLACES, fields: ['_id', 'kind', 'title', 'number', 'columnId'] },
  )

export const addTopic = (row: TopicRow) => topics.add(row)
export const addIssue = (row: IssueRow) => issues.add(row)
/** Compare and set by revision. */
export const changeTopic = ({ _id, ...row }: TopicRow) =>
  topics.change(_id, { kind: 'topic', revision: row.revision - 1 }, row)
export const changeIssue = ({ _id, ...row }: IssueRow) =>
  issues.change(_id, { kind: 'issue', revision: row.revision - 1 }, row)

/** Inside the step that changes the series. */
export async function putSeriesWithin(transaction: Transaction, { _id, ...row }: SeriesRow): Promise<void> {
  await transaction.collection('gatherings').doc(_id).set(row)
}

/** Loads, changes and writes a topic as one step; null when there is none. */
export function changeTopicBy(
  topicId: string,
  change: (before: TopicRow) => TopicRow,
): Promise<TopicRow | null> {
  return transact(async (transaction) => {
    const doc = transaction.collection('gatherings').doc(topicId)
    const before = (await doc.get()).data as TopicRow | null
    if (before?.kind !== 'topic') return null
    const { _id, ...row } = change({ ...before, _id: topicId })
    await doc.set(row)
    return { _id, ...row }
  })
}

/** Whether any topic, series or issue names the article; it may not be published yet. */
export const isGathered = async (articleId: string): Promise<boolean> =>
  (await places.count({ articleIds: articleId })) > 0

/** Gatherings whose readers see this picture (`shown`), or that withhold it. */
export async function withPicture(fileId: string, shown: boolean, limit: number): Promise<readonly Row[]> {
  const options = { limit, fields: ['_id', 'withheldPictures'] } as const
  if (!shown) return topics.find({ withheldPictures: fileId }, options)
  const pages = await Promise.all([
    topics.find({ cover: fileId }, options),
    issues.find({ 'pages.picture': fileId }, options),
  ])
  return pages.flat().filter(({ withheldPictures = [] }) => !withheldPictures.includes(fileId))
}

/** Once, however often it is asked. */
export function withholdIn(gatheringId: string, fileId: string, isOut: boolean): Promise<void> {
  return transact(async (transaction) => {
    const doc = transaction.collection('gatherings').doc(gatheringId)
    const row = (await doc.get()).data as GatheringBase | null
    if (!row) return
    const others = (row.withheldPictures ?? []).filter((one) => one !== fileId)
    await doc.update({ withheldPictures: isOut ? [...others, fileId] : others })
  })
}
