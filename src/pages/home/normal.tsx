import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { goTo } from '@/go'
import { readingHistory } from '@/kept/reading'
import { theme } from '@/theme/store'
import { ColumnTabs } from '@/ui/column-tabs'
import { Cover } from '@/ui/cover'
import { LeadStory } from '@/ui/lead-story'
import { ListRow } from '@/ui/list-row'
import { Masthead } from '@/ui/masthead'
import { Rail } from '@/ui/rail'
import { Sheet } from '@/ui/sheet'
import { StateNote } from '@/ui/state-note'
import { Waiting } from '@/ui/waiting'
import { timeOf } from '@/when'
import { Feed } from './feed'
import type { HomeView } from './index'
import { Trouble } from './trouble'
import { FRONT } from './use-home'

const FRONT_TAB = { columnId: FRONT, name: '要闻' }

function Empty() {
  return (
    <View className="home-empty">
      <Cover id="empty" kind="culture" ratio="16:9" hidden />
      <StateNote tone="info" title="这一栏还没有稿子" body="有了新的会放在这里。先看看别的栏目。" />
    </View>
  )
}

/** The front page as in pictures/home.png: date, tabs, lead, list. */
export function NormalHome({ home, columnId, onColumn, today, lunar }: HomeView) {
  const [choosing, setChoosing] = useState(false)
  const { page, items, trouble, failures, more, refresh, loadMore } = home
  const tabs = [FRONT_TAB, ...(page?.columns.filter(({ shown }) => shown) ?? [])]
  const open = (articleId: string) => goTo(`/features/articles/read/index?id=${articleId}`)
  const isRead = readingHistory.list().map(({ articleId }) => articleId)
  return (
    <>
      <Masthead date={today} lunar={lunar} onElder={() => theme.set({ elder: true })} />
      <ColumnTabs items={tabs} current={columnId} onChange={onColumn} onAll={() => setChoosing(true)} />
      {trouble && (
        <Trouble trouble={trouble} failures={failures} savedAt={page?.at ?? null} onRetry={refresh} />
      )}
      {!page && !trouble && <Waiting shape="list" onRetry={refresh} />}
      {page?.lead && <LeadStory story={page.lead} onOpen={() => page.lead && open(page.lead.articleId)} />}
      {page && !page.lead && items.length === 0 && <Empty />}
      {page && items.length > 0 && (
        <View className="home-section">
          <Rail
            title={columnId === FRONT ? '最新' : (tabs.find((tab) => tab.columnId === columnId)?.name ?? '')}
            more={<Text>更新到 {timeOf(page.at)}</Text>}
          />
          <Feed
            items={items}
            isRead={(id) => isRead.includes(id)}
            more={more}
            onOpen={open}
            onMore={loadMore}
          />
        </View>
      )}
      {choosing && (
        <Sheet title="全部栏目" onClose={() => setChoosing(false)}>
          {tabs.map((tab) => (
            <ListRow
              key={tab.columnId}
              title={tab.name}
              onTap={() => {
                setChoosing(false)
                onColumn(tab.columnId)
              }}
            />
          ))}
        </Sheet>
      )}
    </>
  )
}
