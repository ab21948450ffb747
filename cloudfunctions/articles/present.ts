import { files } from '../_server/files'
import type { Article, Card, Column, ReaderBlock } from './contract'
import { blocksBeforeReaders } from './picture-rights'
import type { ArticleRow, CardRow } from './store'

const addressOf = (fileId: string | null): string | null => (fileId === null ? null : files.publicUrl(fileId))

export function presentCard(row: CardRow, columns: readonly Column[]): Card {
  const { _id, rank: _rank, cover, ...card } = row
  return {
    ...card,
    articleId: _id,
    columnName: columns.find((column) => column.columnId === row.columnId)?.name ?? '',
    coverUrl: addressOf(cover),
  }
}

/** The article as a reader's client gets it; the preview in the console goes through here too. */
export function presentArticle(row: ArticleRow, columns: readonly Column[]): Article {
  return {
    ...presentCard(row, columns),
    author: row.author,
    updatedAt: row.updatedAt,
    reviews: [...row.reviews],
    corrections: [...row.corrections],
    aiShare: row.aiShare ?? 0,
    characters: row.characters,
    blocks: blocksBeforeReaders(row).map(presentBlock),
    forms: [...(row.forms ?? [])],
  }
}

function presentBlock(block: ArticleRow['blocks'][number]): ReaderBlock {
  if (block.type !== 'image') return block
  return { type: 'image', attrs: { ...block.attrs, src: files.publicUrl(block.attrs.src) } }
}
