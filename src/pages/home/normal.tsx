import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { goTo } from '@/go'
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
import { dayInWords, nowInstant, timeOf } from '@/when'
import { Feed } from './feed'
import type { HomeView } from './index'
import { Trouble } from './trouble'
import { FRONT } from './use-home'

const FRONT_TAB = { columnId: FRONT, name: '要闻' }

/** 09:38; a list that the phone kept from another day says which. */
function updatedTo(at: string): string {
  const day = dayInWords(at, nowInstant())
  return day.startsWith('今天') ? timeOf(at) : day
}

function Empty() {
  return (
    <View className="home-empty">
      <Cover id="empty" kind="culture" ratio="16:9" hidden />
      <StateNote tone="info" title="这一栏还没有稿子" body="有了新的会放在这里。先看看别的栏目。" />
    </View>
  )
}

/** The front page as in pictures/home.png: date, tabs, lead, list. */
export function NormalHome({ home, columnId, seen, onColumn, today, lunar }: HomeView) {
  const [choosing, setChoosing] = useState(false)
  const { page, columns, items, more, refresh, loadMore } = home
  const tabs = [FRONT_TAB, ...columns]
  const open = (articleId: string) => goTo(`/features/articles/read/index?id=${articleId}`)
  return (
    <>
      <Masthead date={today} lunar={lunar} onElder={() => theme.set({ elder: true })} />
      <ColumnTabs items={tabs} current={columnId} onChange={onColumn} onAll={() => setChoosing(true)} />
      <Trouble home={home} />
      {!page && !home.trouble && <Waiting shape="front" onRetry={refresh} />}
      {page?.lead && <LeadStory story={page.lead} onOpen={() => page.lead && open(page.lead.articleId)} />}
      {page && columnId === FRONT && (
        <View className="home-section">
          <ListRow
            icon="heart"
            title="请志愿者帮忙"
            note="陪诊、搬东西、教用手机，点一张单，不收钱"
            onTap={() => goTo('/features/orders/file/index')}
          />
        </View>
      )}
      {page && !page.lead && items.length === 0 && <Empty />}
      {page && items.length > 0 && (
        <View className="home-section">
          <Rail
            title={columnId === FRONT ? '最新' : (tabs.find((tab) => tab.columnId === columnId)?.name ?? '')}
            more={<Text>更新到 {updatedTo(page.at)}</Text>}
          />
          <Feed items={items} seen={seen} more={more} onOpen={open} onMore={loadMore} />
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
