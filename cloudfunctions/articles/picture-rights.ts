import { type Block, picturesOf, type StoryDocument } from '../_common/story-document'
import type { ArticleRow, Transaction } from './store'
import * as store from './store'
import * as gatherings from './store/gatherings'
import * as pictures from './store/pictures'

/** An article that a picture stands in. */
export interface PicturedArticle {
  readonly articleId: string
  readonly storyId: string
  readonly columnId: string
  readonly title: string
}

type Found = Awaited<ReturnType<typeof pictures.showing>>

const named = (rows: Found): PicturedArticle[] =>
  rows.map(({ _id: articleId, storyId, columnId, title }) => ({
    ...{ articleId, storyId, columnId },
    title: title.replaceAll('｜', ''),
  }))

/** Articles that show this picture; those that show words in its place since its rights ran out. At most `limit`. */
export const articlesShowing = async (fileId: string, limit: number) =>
  named(await pictures.showing(fileId, limit))
export const articlesWithholding = async (fileId: string, limit: number) =>
  named(await pictures.withholding(fileId, limit))

type Signed = Pick<ArticleRow, 'cover'> & { readonly document: StoryDocument }

/** How the pictures of a signed text stand before its readers when some of them are withheld. */
export function pictured(
  { cover, document }: Signed,
  withheldBefore: readonly string[],
): Required<Pick<ArticleRow, 'cover' | 'shows' | 'withheld' | 'withheldCover'>> {
  const inText = picturesOf(document).map(({ attrs }) => attrs.src)
  const all = [...new Set([...inText, ...(cover === null ? [] : [cover])])]
  const withheld = all.filter((fileId) => withheldBefore.includes(fileId))
  const isCoverOff = cover !== null && withheld.includes(cover)
  return {
    cover: isCoverOff ? null : cover,
    withheldCover: isCoverOff ? cover : null,
    shows: all.filter((fileId) => !withheld.includes(fileId)),
    withheld,
  }
}

async function change(
  transaction: Transaction,
  articleId: string,
  next: (withheld: readonly string[]) => readonly string[],
): Promise<void> {
  const row = await store.articleWithin(transaction, articleId)
  if (!row) return
  const document = { type: 'doc', content: row.blocks } as StoryDocument
  const signed = { document, cover: row.withheldCover ?? row.cover }
  await store.putArticleWithin(transaction, { ...row, ...pictured(signed, next(row.withheld ?? [])) })
}

/**
 * 版权到期: readers no longer see this picture: the drawn cover and a line of words stand in for it, on the page, in lists and on
 * the share card. The signed text stays as it is. Harmless twice. Run inside `whileChanging`.
 */
export const withholdPicture = (transaction: Transaction, articleId: string, fileId: string) =>
  change(transaction, articleId, (withheld) => [...withheld, fileId])

/** 续了授权: readers see it again. Harmless twice. Run inside `whileChanging`. */
export const giveBackPicture = (transaction: Transaction, articleId: string, fileId: string) =>
  change(transaction, articleId, (withheld) => withheld.filter((one) => one !== fileId))

/** What stands in the text where a picture was. */
const IN_ITS_PLACE: Block = {
  type: 'paragraph',
  content: [{ type: 'text', text: '（图片版权到期，已撤下）' }],
}

/** The text as readers may see it. */
export const blocksBeforeReaders = ({ blocks, withheld = [] }: Pick<ArticleRow, 'blocks' | 'withheld'>) =>
  withheld.length === 0
    ? blocks
    : blocks.map((block) =>
        block.type === 'image' && withheld.includes(block.attrs.src) ? IN_ITS_PLACE : block,
      )

/**
 * The covers of topics and the pages of issues follow a picture's rights too: `isOut` hides it from their readers, else it comes
 * back. What their editors have written stays as it is. Answers how many changed; at most `limit` in one go.
 */
export async function settleGatherings(fileId: string, isOut: boolean, limit: number): Promise<number> {
  const found = await gatherings.withPicture(fileId, isOut, limit)
  for (const { _id } of found) await gatherings.withholdIn(_id, fileId, isOut)
  return found.length
}
