import type { Article } from '@functions/articles/contract'
import { site } from '@site'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { ReadAloud } from '@/aloud/use-read-aloud'
import { favourites } from '@/kept/reading'
import { ArticleTools } from '@/ui/article-tools'
import { Sheet } from '@/ui/sheet'
import { SizeChoice } from '@/ui/size-choice'
import { dayAndTimeOf, nowInstant, stampOf } from '@/when'
import { paper } from './paper'
import type { SavedPageFacts } from './saved-page'
import { ShareSheet } from './share-sheet'

const say = (title: string) => void Taro.showToast({ title, icon: 'none' })

/** What the saved file says of where it comes from. */
function factsOf(article: Article, reads: number): SavedPageFacts {
  const now = nowInstant()
  return {
    facts: [
      ['发布日期', stampOf(article.publishedAt)],
      ['发布单位', article.unitName],
      ['来源', article.source || article.unitName],
      ['点击量', String(reads)],
    ],
    corrections: article.corrections.map(
      ({ at, was, now: right }) => `${dayAndTimeOf(at, now)}：原来写的是“${was}”，应该是“${right}”。`,
    ),
    foot: `${site.name}　稿件编号 ${article.articleId}　保存于 ${stampOf(now).slice(0, 10)}　以网上最新版本为准`,
  }
}

function useFavourite({ articleId, title, columnName, unitName }: Article): [boolean, () => void] {
  const [kept, setKept] = useState(() => favourites.has(articleId))
  const toggle = () => {
    if (kept) favourites.remove(articleId)
    else favourites.put({ articleId, title, columnName, unitName, at: nowInstant() })
    setKept(!kept)
    say(kept ? '不收藏了' : '收好了，在“我的”里')
  }
  return [kept, toggle]
}

/** The bar at the foot of an article, and the layers that it opens. */
export function Tools({
  article,
  reads,
  aloud,
}: {
  article: Article
  reads: number
  aloud: ReadAloud | null
}) {
  const [open, setOpen] = useState<'size' | 'share' | null>(null)
  const [kept, toggleKept] = useFavourite(article)
  const close = () => setOpen(null)
  const save = () => paper?.save(article, factsOf(article, reads)).catch(() => say('没存上，再点一次'))
  return (
    <>
      <ArticleTools
        tools={[
          ...(aloud
            ? [{ name: aloud.state === 'playing' ? '停' : '听', icon: 'sound' as const, onTap: aloud.toggle }]
            : []),
          { name: '字号', icon: 'textformat-bold', onTap: () => setOpen('size') },
          { name: '分享', icon: 'share', onTap: () => setOpen('share') },
          { name: '收藏', icon: 'bookmark', on: kept, onTap: toggleKept },
          ...(paper
            ? [
                { name: '保存', icon: 'download' as const, onTap: () => void save() },
                { name: '打印', icon: 'print' as const, onTap: paper.print },
              ]
            : []),
        ]}
      />
      {open === 'size' && (
        <Sheet title="字号" onClose={close}>
          <SizeChoice />
        </Sheet>
      )}
      {open === 'share' && <ShareSheet article={article} onClose={close} />}
    </>
  )
}
