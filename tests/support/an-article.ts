import type { Article, ReadReply } from '@functions/articles/contract'

/** A published article as readers get it; the test names only what matters to it. */
export function anArticle(changes: Partial<Article> = {}): Article {
  return {
    articleId: 'a1',
    kind: 'text',
    title: '三条小巷修好了',
    digest: '今天恢复通行。',
    columnId: 'news',
    columnName: '本地新闻',
    unitName: '融媒体中心',
    source: '融媒体中心',
    publishedAt: '2019-09-03T18:58:00.000Z',
    coverUrl: null,
    motif: 'news',
    pinned: false,
    corrected: false,
    minutesToHear: 1,
    author: '文／苏和',
    updatedAt: null,
    reviews: [],
    corrections: [],
    aiShare: 0,
    characters: 12,
    blocks: [{ type: 'paragraph', content: [{ type: 'text', text: '路面铺好了，路灯也亮了。' }] }],
    ...changes,
  }
}

/** The answer of `articles.read`. */
export function aReadReply(changes: Partial<ReadReply> = {}): ReadReply {
  return {
    article: anArticle(),
    withdrawn: null,
    reads: 3,
    previous: null,
    next: null,
    sameColumn: [],
    ...changes,
  }
}
