import type { Article } from '@functions/articles/contract'
import { exact } from '../../../ui/time'
import { ReaderBlock } from './reader-block'

/**
 * An article as the mini-program draws it, with the same tokens and measures. A second drawing, because neither client
 * may use the other's code; what it draws from is the very reply that readers get.
 */
export function ReaderArticle({ article, elder }: { article: Article; elder: boolean }) {
  const body = article.blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text have no other name than their place
    <ReaderBlock key={index} block={block} />
  ))
  return (
    <article className={elder ? 'reader elder' : 'reader'}>
      {!elder && <p className="reader-crumb">首页 › {article.columnName || '还没选栏目'}</p>}
      <h3 className="reader-title">
        <Clauses text={article.title} />
      </h3>
      {elder ? (
        <p className="reader-hear">念给我听　约 {article.minutesToHear} 分钟</p>
      ) : (
        <Provenance article={article} />
      )}
      {article.corrections.map(({ at, was, now }) => (
        <p key={at} className="reader-correction">
          <strong>更正　{exact(at)}</strong>
          原来写的是“{was}”，应该是“{now}”。
        </p>
      ))}
      {article.author && <p className="reader-author">{article.author}</p>}
      <div className="reader-body">{body}</div>
      {elder && (
        <details className="reader-who">
          <summary>这是谁发的</summary>
          <Provenance article={article} />
        </details>
      )}
    </article>
  )
}

/** 题目 with its break marks: each clause stays on one line where it fits. */
function Clauses({ text }: { text: string }) {
  const clauses = text.split('｜')
  if (clauses.length === 1) return text || '还没有题目'
  return clauses.map((clause) => (
    <span key={clause} className="reader-clause">
      {clause}
    </span>
  ))
}

function Provenance({ article }: { article: Article }) {
  const facts = [
    ['发布日期', exact(article.publishedAt)],
    ['发布单位', article.unitName || '还没选'],
    ['来源', article.source || article.unitName],
    ['点击量', '发布后开始数'],
  ]
  return (
    <dl className="reader-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
