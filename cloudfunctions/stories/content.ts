import { site } from '../../site'
import { AppError } from '../_common/errors'
import {
  EMPTY_DOCUMENT,
  MAX_BODY_CHARACTERS,
  MISSING_PICTURE_LINE,
  picturesOf,
  plainText,
  type StoryDocument,
} from '../_common/story-document'
import { instant } from '../_server/clock'
import { allColumns } from '../articles/service'
import { rightsOf } from '../materials/rights'
import type { Story, StoryContent } from './contract'
import { pictureIdOf } from './picture-paths'
import * as store from './store'

export const EMPTY_CONTENT: StoryContent = {
  title: '',
  digest: '',
  columnId: null,
  source: '',
  author: '',
  unitId: null,
  kind: 'text',
  cover: null,
  motif: 'none',
  datedAt: null,
  pinned: false,
  document: EMPTY_DOCUMENT,
}

export function contentOf(row: StoryContent): StoryContent {
  const { title, digest, columnId, source, author, unitId, kind, cover, motif, datedAt, pinned, document } =
    row
  return { title, digest, columnId, source, author, unitId, kind, cover, motif, datedAt, pinned, document }
}

export function storyOf(row: store.StoryRow): Story {
  return {
    ...contentOf(row),
    storyId: row._id,
    state: row.state,
    work: row.work,
    revision: row.revision,
    publishedRevision: row.publishedRevision,
    articleId: row.articleId,
    createdBy: row.createdBy,
    createdByName: row.createdByName,
    updatedByName: row.updatedByName,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    publishedAt: row.publishedAt,
    takeDownReason: row.takeDownReason,
    characters: row.characters,
  }
}

/** A title as it is searched: the editor's break marks are for the eye only. */
export const plainTitle = (title: string): string => title.replaceAll('｜', '')

/** Characters of the body as an editor counts them: without spaces and line breaks. */
export const charactersOf = (document: StoryDocument): number => plainText(document).replace(/\s/g, '').length

export function demandLength(document: StoryDocument): number {
  const characters = charactersOf(document)
  if (characters > MAX_BODY_CHARACTERS) {
    throw new AppError('invalid_input', `body of ${characters} characters`, {
      document: `正文有 ${characters} 字，最多 ${MAX_BODY_CHARACTERS} 字，分成几篇吧。`,
    })
  }
  return characters
}

const DIGEST_CHARACTERS = 54

/** The editor's digest, else the beginning of the text: 54 characters, as WeChat takes them. */
export function digestOf(content: Pick<StoryContent, 'digest' | 'document'>): string {
  if (content.digest) return content.digest
  const paragraphs = content.document.content.filter((block) => block.type === 'paragraph')
  const text = plainText({ type: 'doc', content: paragraphs }).replaceAll('\n', '').trim()
  return text.length > DIGEST_CHARACTERS ? `${text.slice(0, DIGEST_CHARACTERS - 1)}…` : text
}

/** A story nothing is missing from: its column and unit are chosen. */
export type Complete<T extends StoryContent> = T & { readonly columnId: string; readonly unitId: string }

/** Everything that keeps a story from its readers, said at once and field by field. */
export async function demandComplete<T extends StoryContent>(content: T): Promise<Complete<T>> {
  const fields = {
    ...missingWords(content),
    ...(await unknownPlace(content)),
    ...(await unfinishedPictures(content)),
  }
  if (Object.keys(fields).length > 0) throw new AppError('invalid_input', 'story is not complete', fields)
  return content as Complete<T>
}

function missingWords(content: StoryContent): Record<string, string> {
  const fields: Record<string, string> = {}
  if (plainTitle(content.title).trim() === '') fields.title = '还没有题目。'
  if (content.source === '') fields.source = '还没写来源。自己采写的，写本中心的名字。'
  if (charactersOf(content.document) === 0) fields.document = '正文还是空的。'
  if (
    plainText(content.document)
      .split('\n')
      .some((words) => MISSING_PICTURE_LINE.test(words))
  ) {
    fields.document = '正文里还有没传的图。传上去，或者删掉那一行。'
  }
  if (content.datedAt !== null && content.datedAt > instant()) fields.datedAt = '发布日期不能晚于现在。'
  for (const [index, picture] of picturesOf(content.document).entries()) {
    if (picture.attrs.alt === '') {
      fields[`document.pictures.${index}`] =
        `第 ${index + 1} 张图还没写说明。看不见图的读者，靠这句话知道图上是什么。`
    }
  }
  return fields
}

async function unknownPlace({ columnId, unitId }: Pick<StoryContent, 'columnId' | 'unitId'>) {
  const fields: Record<string, string> = {}
  if (columnId === null) fields.columnId = '还没选栏目。'
  else if (!(await allColumns()).some((column) => column.columnId === columnId)) {
    fields.columnId = '没有这个栏目，换一个。'
  }
  if (unitId === null) fields.unitId = '还没选发布单位。'
  else if (!site.units.some((unit) => unit.unitId === unitId)) fields.unitId = '没有这个单位，换一个。'
  return fields
}

/** Only pictures whose bytes were looked at reach a reader, and of the library's only those whose rights hold. */
async function unfinishedPictures({ cover, document }: Pick<StoryContent, 'cover' | 'document'>) {
  const inText = picturesOf(document).map((picture) => picture.attrs.src)
  const all = [...inText, ...(cover ? [cover] : [])]
  const [finished, library] = await Promise.all([store.finishedPictures(all.map(pictureIdOf)), rightsOf(all)])
  const ruledOut = new Set(library.filter(({ state }) => state !== 'passed').map(({ fileId }) => fileId))
  const checked = new Set([...finished, ...library.map(({ fileId }) => fileId)])
  const fields: Record<string, string> = {}
  for (const [index, fileId] of inText.entries()) {
    if (ruledOut.has(fileId))
      fields[`document.pictures.${index}`] = `第 ${index + 1} 张图版权到期，或者老师还没通过，换一张。`
    if (!checked.has(fileId))
      fields[`document.pictures.${index}`] ??= `第 ${index + 1} 张图没有传完，删掉再传一次。`
  }
  if (cover && ruledOut.has(cover)) fields.cover = '封面图版权到期，或者老师还没通过，换一张。'
  if (cover && !checked.has(cover)) fields.cover = '封面图没有传完，删掉再传一次。'
  return fields
}
