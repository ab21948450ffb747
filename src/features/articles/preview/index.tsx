import type { Article } from '@functions/articles/contract'
import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { Page } from '@/ui/page'
import { ArticleSheet, useSheet } from '../read/article-sheet'
import '../read/index.scss'
import { useHandedOver } from './handed-over'

/** Whatever leads away: an editor who looks must stay in the console. Type size, voice and folds work as for readers. */
const LEADS_AWAY = 'a, [role="link"], .nav-bar, .speak-up, .story-picture'

function useInert(): void {
  useEffect(() => {
    const stop = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || !event.target.closest(LEADS_AWAY)) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('click', stop, true)
    return () => document.removeEventListener('click', stop, true)
  }, [])
}

function Shown({ article }: { article: Article }) {
  const { sheet } = useSheet(article)
  const reply = { article, withdrawn: null, reads: 0, previous: null, next: null, sameColumn: [] }
  return (
    <Page title={article.columnName}>
      <ArticleSheet {...sheet} reply={reply} reads={0} stopped={null} />
    </Page>
  )
}

/** 手机预览 of the console: the reader's own sheet with an article that was handed over. Nothing is asked for, nothing is counted. */
export default function PreviewArticle() {
  const article = useHandedOver()
  useInert()
  if (article) return <Shown article={article} />
  return (
    <Page title="预览" speakUp={false}>
      <View className="article-sheet">
        <Text className="article-author">这一页只在工作台的“手机预览”里有内容。</Text>
      </View>
    </Page>
  )
}
