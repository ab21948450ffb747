import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useEffect } from 'react'
import { theme } from '@/theme/store'
import { Page } from '@/ui/page'
import { Waiting } from '@/ui/waiting'
import { ArticleSheet, useSheet } from './article-sheet'
import './index.scss'
import { hideFromSearch } from './links'
import { Onward } from './onward'
import { articlePath, plainTitle } from './share'
import { FailedView, MissingView, OfflineView, SavedCopyNote, WithdrawnView } from './states'
import { Tools } from './tools'
import { type ArticleReply, type Reading, useArticle, useCountedReads } from './use-article'
import { usePlace } from './use-place'

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
  const reads = useCountedReads(article.articleId, savedAt === null, reply.reads)
  const { sheet, complete } = useSheet(article)
  const stopped = usePlace(article.articleId, sheet.chapters)

  return (
    <Page title={article.columnName} tools={<Tools article={article} reads={reads} aloud={sheet.aloud} />}>
      <ArticleSheet
        {...sheet}
        reply={reply}
        reads={reads}
        stopped={stopped}
        note={savedAt && <SavedCopyNote savedAt={savedAt} />}
      />
      {complete && <Onward {...reply} />}
    </Page>
  )
}

/** 文章, from a list, a share card, a poster's code or a link. */
export default function ReadArticle() {
  const { id = '' } = useRouter().params
  const { reading, reload } = useArticle(id)
  const article = reading.phase === 'shown' ? reading.reply.article : null

  const gone = reading.phase === 'withdrawn'
  useEffect(() => {
    hideFromSearch(gone)
    return () => hideFromSearch(false)
  }, [gone])

  const card = () => ({
    title: article ? plainTitle(article.title) : gone ? '这篇稿子撤下了' : '',
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
