import type { Article } from '@functions/articles/contract'
import { View } from '@tarojs/components'
import { type ReactNode, useMemo } from 'react'
import { useReadAloud } from '@/aloud/use-read-aloud'
import { useLooks } from '@/theme/store'
import { ArticleView, type ArticleViewProps, ElderArticleView } from './article-view'
import { type Chapter, CONTENTS_FROM, chaptersOf, slicesOf, spokenText } from './blocks'
import { Breadcrumb } from './breadcrumb'
import { Placed } from './placed'
import { plainTitle } from './share'
import { useSlices } from './use-slices'

const NO_CHAPTERS: readonly Chapter[] = []

/** What an article's sheet needs besides the article: its chapters, its voice, and how far it is drawn. */
export function useSheet(article: Article) {
  const spoken = useMemo(() => spokenText(plainTitle(article.title), article.blocks), [article])
  const aloud = useReadAloud(spoken)
  const chapters = useMemo(() => {
    const all = chaptersOf(article.blocks)
    return all.length >= CONTENTS_FROM ? all : NO_CHAPTERS
  }, [article])
  const { slices, complete, jump } = useSlices(slicesOf(article.blocks))
  return { sheet: { aloud, chapters, slices, onJump: jump }, complete }
}

/** The white sheet of an article, as readers see it and as the newsroom's preview shows it. */
export function ArticleSheet({ note, ...view }: ArticleViewProps & { readonly note?: ReactNode }) {
  const { elder } = useLooks()
  const { columnId, columnName } = view.reply.article
  const Laid = elder ? ElderArticleView : ArticleView
  return (
    <View className="article-sheet">
      {!elder && <Breadcrumb columnId={columnId} columnName={columnName} />}
      {note}
      <Laid {...view} />
      <Placed forms={view.reply.article.forms ?? []} placedIn={view.reply.placedIn ?? []} />
    </View>
  )
}
