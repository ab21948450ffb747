import type { OutputOf, ParsedInputOf } from '../_common/contract'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import type { articles } from './contract'
import { markPlaced } from './store'
import * as store from './store/gatherings'

type Actions = typeof articles.actions
type Input<Name extends keyof Actions> = ParsedInputOf<Actions[Name]>
type Output<Name extends keyof Actions> = OutputOf<Actions[Name]>

const MOST_LISTED = 50
const MOST_ARTICLES = 100
/** A topic that had no section before has this one. */
const FIRST_SECTION = '最新'

/** The topics changed last, and whether the article stands in each. It may not be published yet. */
export async function topicsFor({ articleId }: Input<'topicsFor'>): Promise<Output<'topicsFor'>> {
  const rows = await store.topicsFrom(null, MOST_LISTED)
  return { topics: rows.map((row) => lineOf(row, articleId)) }
}

const lineOf = ({ _id, title, shown, sections }: store.TopicRow, articleId: string) => ({
  topicId: _id,
  title,
  shown,
  sections: sections.map(({ name }) => name),
  section: sections.find(({ articleIds }) => articleIds.includes(articleId))?.name ?? null,
})

/** 放进专题, at the top of a section, or (null) out of it; whoever changes the topic meanwhile loses nothing. */
export async function placeInTopic(
  { topicId, articleId, section }: Input<'placeInTopic'>,
  caller: Caller,
): Promise<Output<'placeInTopic'>> {
  if (section !== null) await markPlaced([articleId])
  const row = await store.changeTopicBy(topicId, (before) => {
    const sections = placed(before.sections, articleId, section)
    const articleIds = [...new Set(sections.flatMap((one) => one.articleIds))]
    if (articleIds.length > MOST_ARTICLES) {
      throw new AppError('invalid_input', 'too many articles', {
        section: `一个专题最多放 ${MOST_ARTICLES} 篇，分成两个吧。`,
      })
    }
    const updatedAt = instant()
    return {
      ...{ ...before, sections, articleIds, updatedAt, revision: before.revision + 1 },
      ...{ updatedBy: caller.name, lastTap: caller.requestId, place: `${updatedAt}:${topicId}` },
    }
  })
  if (!row) throw new AppError('not_found', `topic ${topicId}`)
  return lineOf(row, articleId)
}

type Sections = store.TopicRow['sections']

function placed(sections: Sections, articleId: string, wanted: string | null): Sections {
  const others = sections.map(({ name, articleIds }) => ({
    name,
    articleIds: articleIds.filter((id) => id !== articleId),
  }))
  if (wanted === null) return others
  const known = others.length > 0 ? others : [{ name: FIRST_SECTION, articleIds: [] }]
  const at = Math.max(
    0,
    known.findIndex(({ name }) => name === wanted),
  )
  return known.map((one, index) =>
    index === at ? { ...one, articleIds: [articleId, ...one.articleIds] } : one,
  )
}
