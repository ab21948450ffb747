import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useMemo } from 'react'
import { theme, useLooks } from '@/theme/store'
import { Page } from '@/ui/page'
import { Waiting } from '@/ui/waiting'
import { ArticleView, ElderArticleView } from './article-view'
import { CONTENTS_FROM, chaptersOf, slicesOf, spokenText } from './blocks'
import { Breadcrumb } from './breadcrumb'
import './index.scss'
import { useReadAloud } from '@/aloud/use-read-aloud'
import { Onward } from './onward'
import { articlePath, plainTitle } from './share'
import { FailedView, MissingView, OfflineView, SavedCopyNote, WithdrawnView } from './states'
import { Tools } from './tools'
import { type ArticleReply, type Reading, useArticle, useCountedReads } from './use-article'
import { usePlace } from './use-place'
import { useSlices } from './use-slices'

const NO_CHAPTERS: never[] = []

/** What there is to see when it is not an article. */
function Instead({
  reading,
  onRetry,
}: {
  reading: Exclude<Reading, { phase: 'shown' }>
  onRetry: () => void
}) {
  switch (reading.phase) {
    case 'loading':
      return <Waiting shape="text" onRetry={onRetry} />
    case 'withdrawn':
      return <WithdrawnView withdrawn={reading.withdrawn} sameColumn={reading.reply.sameColumn} />
    case 'missing':
      return <MissingView />
    case 'offline':
      return <OfflineView onRetry={onRetry} />
    case 'failed':
      return <FailedView error={reading.error} tries={reading.tries} onRetry={onRetry} />
  }
}

function Shown({ reply, savedAt }: { reply: ArticleReply; savedAt: string | null }) {
  const { article } = reply
  const { elder } = useLooks()
  const reads = useCountedReads(article.articleId, savedAt === null, reply.reads)
  const spoken = useMemo(() => spokenText(plainTitle(article.title), article.blocks), [article])
  const aloud = useReadAloud(spoken)
  const chapters = useMemo(() => {
    const all = chaptersOf(article.blocks)
    return all.length >= CONTENTS_FROM ? all : NO_CHAPTERS
  }, [article])
  const stopped = usePlace(article.articleId, chapters)
  const { slices, complete, jump } = useSlices(slicesOf(article.blocks))
  const Laid = elder ? ElderArticleView : ArticleView

  return (
    <Page title={article.columnName} tools={<Tools article={article} reads={reads} aloud={aloud} />}>
      <View className="article-sheet">
        {!elder && <Breadcrumb columnId={article.columnId} columnName={article.columnName} />}
        {savedAt && <SavedCopyNote savedAt={savedAt} />}
        <Laid
          reply={reply}
          reads={reads}
          aloud={aloud}
          chapters={chapters}
          stopped={stopped}
          slices={slices}
          onJump={jump}
        />
      </View>
      {complete && <Onward {...reply} />}
    </Page>
  )
}

/** 文章, from a list, a share card, a poster's code or a link. */
export default function ReadArticle() {
  const { id = '' } = useRouter().params
  const { reading, reload } = useArticle(id)
  const article = reading.phase === 'shown' ? reading.reply.article : null

  const card = () => ({
    title: article ? plainTitle(article.title) : '',
    ...(article?.coverUrl ? { imageUrl: article.coverUrl } : {}),
  })
  useShareAppMessage(() => ({ ...card(), path: articlePath(id, theme.get()) }))
  useShareTimeline(() => ({ ...card(), query: articlePath(id, theme.get()).split('?')[1] ?? '' }))

  if (reading.phase === 'shown') return <Shown reply={reading.reply} savedAt={reading.savedAt} />
  return (
    <Page title="文章">
      <Instead reading={reading} onRetry={reload} />
    </Page>
  )
}
