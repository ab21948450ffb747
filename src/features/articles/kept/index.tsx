import { View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { goHome, goTo } from '@/go'
import { offlineArticles } from '@/kept/offline-articles'
import { favourites, type KeptArticle, places, readingHistory } from '@/kept/reading'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import { dayInWords, nowInstant } from '@/when'
import './index.scss'

const SHELVES = {
  history: {
    title: '看过的',
    shelf: readingHistory,
    when: '看的',
    empty: { title: '还没有看过的文章。', body: '打开一篇，这里就有了；没网的时候也能接着看。' },
  },
  favourites: {
    title: '收藏',
    shelf: favourites,
    when: '收的',
    empty: { title: '还没有收藏。', body: '看到想留着的，点文章底下的“收藏”。' },
  },
} as const

/** Erasing what was read takes the offline copies and the places along: they tell as much. */
function erase(which: keyof typeof SHELVES): void {
  SHELVES[which].shelf.clear()
  if (which !== 'history') return
  offlineArticles.clear()
  places.clear()
}

function Empty({ title, body }: { title: string; body: string }) {
  return (
    <>
      <StateNote tone="info" title={title} body={body} />
      <ActionBar>
        <Button onTap={goHome}>去看看今天的</Button>
      </ActionBar>
    </>
  )
}

/** Asks once more in place; nothing is a pop-up. */
function Erase({ what, onErase }: { what: string; onErase: () => void }) {
  const [asking, setAsking] = useState(false)
  if (!asking) {
    return (
      <ActionBar>
        <Button kind="line" onTap={() => setAsking(true)}>
          清空
        </Button>
      </ActionBar>
    )
  }
  return (
    <View className="kept-erase">
      <StateNote tone="paused" title={`把${what}都清掉？`} body="只在这部手机里，清了找不回来。" />
      <ActionBar>
        <Button kind="line" onTap={() => setAsking(false)}>
          先不清
        </Button>
        <Button kind="danger" onTap={onErase}>
          清掉
        </Button>
      </ActionBar>
    </View>
  )
}

/** 看过的, or 收藏: kept on this phone only. */
export default function KeptArticles() {
  const which = useRouter().params.shelf === 'favourites' ? 'favourites' : 'history'
  const { title, shelf, when, empty } = SHELVES[which]
  const [articles, setArticles] = useState<readonly KeptArticle[]>(() => shelf.list())
  useDidShow(() => setArticles(shelf.list()))
  const now = nowInstant()
  return (
    <Page title={title}>
      <View className="kept">
        <View className="kept-title" role="heading" aria-level={1}>
          {title}
        </View>
        <View className="kept-note">只存在这部手机里，不会传给我们。</View>
        {articles.length === 0 && <Empty {...empty} />}
        {articles.map((article) => (
          <ListRow
            key={article.articleId}
            title={article.title.replaceAll('｜', '')}
            note={`${article.columnName}　${dayInWords(article.at, now)}${when}`}
            onTap={() => goTo(`/features/articles/read/index?id=${article.articleId}`)}
          />
        ))}
        {articles.length > 0 && (
          <Erase
            what={title}
            onErase={() => {
              erase(which)
              setArticles([])
            }}
          />
        )}
      </View>
    </Page>
  )
}
