import { minutesToHear } from '@functions/_common/story-document'
import type { Card } from '@functions/articles/contract'
import { site } from '@site'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useReadAloud } from '@/aloud/use-read-aloud'
import { goTo, telephone } from '@/go'
import { Button } from '@/ui/button'
import { Clauses } from '@/ui/clauses'
import { Icon, type IconName } from '@/ui/icon'
import { ListRow } from '@/ui/list-row'
import { Masthead } from '@/ui/masthead'
import { Rail } from '@/ui/rail'
import { Sheet } from '@/ui/sheet'
import { Waiting } from '@/ui/waiting'
import { dayInWords, nowInstant } from '@/when'
import type { HomeView } from './index'
import { Trouble } from './trouble'
import { FRONT } from './use-home'

const AT_FIRST = 3

/** What is read aloud of a story: its headline and its first sentences. */
const spoken = ({ title, digest }: Card) => `${title.replaceAll('｜', '')}。${digest}`

function Door({ icon, word, onTap }: { icon: IconName; word: string; onTap: () => void }) {
  return (
    <View className="elder-door" role="link" aria-label={word} onClick={onTap}>
      <Icon name={icon} tone="steel" />
      <Text>{word}</Text>
    </View>
  )
}

/** 听今天的新闻: headlines and first sentences, one after the other; only where the phone has a voice. */
function Listen({ stories, name }: { stories: readonly Card[]; name: string }) {
  const text = stories.map(spoken).join('\n')
  const aloud = useReadAloud(text)
  if (!aloud || stories.length === 0) return null
  const { state, trouble, toggle } = aloud
  const title = state === 'playing' ? '正在念，点一下停' : state === 'paused' ? '接着念' : `听${name}`
  const note =
    state === 'unavailable' ? trouble : `${stories.length} 条，一共 ${minutesToHear(text.length)} 分钟`
  return (
    <View className="elder-listen" role="button" aria-label={`${title}，${note}`} onClick={toggle}>
      <Icon name={state === 'playing' ? 'pause' : 'play-circle'} tone="on" large />
      <View>
        <Text className="elder-listen-title">{title}</Text>
        <Text className="elder-listen-note">{note}</Text>
      </View>
    </View>
  )
}

/** Which column this is and the way back to the front page; the front page itself needs no such words. */
function Where({ name, onFront }: { name: string; onFront: () => void }) {
  return (
    <View className="elder-where">
      <Text className="elder-where-name" role="heading" aria-level={2}>
        现在看的是：{name}
      </Text>
      <Button kind="line" onTap={onFront}>
        回到今天的新闻
      </Button>
    </View>
  )
}

function ElderStory({ story, first }: { story: Card; first: boolean }) {
  const aloud = useReadAloud(spoken(story))
  const path = `/features/articles/read/index?id=${story.articleId}`
  return (
    <View className="elder-story">
      <Rail tone={first ? 'now' : 'ink'} />
      <Text className="elder-story-title" role="heading" aria-level={2}>
        <Clauses text={story.title} />
      </Text>
      <Text className="elder-story-meta">
        {story.unitName}　{dayInWords(story.publishedAt, nowInstant())}
      </Text>
      <View className="elder-story-ways">
        {aloud && (
          <Button kind="quiet" label={`听：${story.title.replaceAll('｜', '')}`} onTap={aloud.toggle}>
            <Icon name={aloud.state === 'playing' ? 'pause' : 'sound'} />
            {aloud.state === 'playing' ? '停' : '听'}
          </Button>
        )}
        <Button kind="line" label={`看：${story.title.replaceAll('｜', '')}`} onTap={() => goTo(path)}>
          看
        </Button>
      </View>
    </View>
  )
}

/** 长辈版 as in pictures/elder-home.png: one column, the answer first, every matter its own sheet. */
export function ElderHome({ home, columnId, onColumn, today, lunar }: HomeView) {
  const [count, setCount] = useState(AT_FIRST)
  const [choosing, setChoosing] = useState(false)
  const { page, items, more, refresh, loadMore } = home
  const stories = [...(page?.lead ? [page.lead] : []), ...items]
  const shown = stories.slice(0, count)
  const { hotline } = site.phones
  const columns = [{ columnId: FRONT, name: '今天的新闻' }, ...home.columns]
  const current = columns.find((column) => column.columnId === columnId)

  const choose = (chosen: string) => {
    setChoosing(false)
    setCount(AT_FIRST)
    onColumn(chosen)
  }
  const showMore = () => {
    setCount(count + AT_FIRST)
    if (stories.length < count + AT_FIRST && more !== 'none') void loadMore()
  }
  return (
    <>
      <Masthead date={today} lunar={lunar} />
      <View className="elder-doors">
        <Listen stories={shown} name={current?.name ?? ''} />
        <View className="elder-door-row">
          <Door icon="view-list" word="看别的栏目" onTap={() => setChoosing(true)} />
          <Door icon="call" word="打电话问" onTap={() => telephone(hotline.number)} />
        </View>
        <View className="elder-door-row">
          <Door icon="heart" word="请人帮忙" onTap={() => goTo('/features/orders/file/index')} />
          <Door icon="assignment" word="我的单子" onTap={() => goTo('/features/orders/mine/index')} />
        </View>
      </View>
      {current && columnId !== FRONT && <Where name={current.name} onFront={() => choose(FRONT)} />}
      <Trouble home={home} />
      {!page && !home.trouble && <Waiting shape="text" onRetry={refresh} />}
      {shown.map((story, index) => (
        <ElderStory key={story.articleId} story={story} first={index === 0 && columnId === FRONT} />
      ))}
      {page && stories.length === 0 && <Text className="elder-none">这一栏还没有稿子，先看看别的栏目。</Text>}
      {(stories.length > count || more !== 'none') && page && (
        <View className="elder-more">
          <Button kind="line" busy={more === 'loading'} onTap={showMore}>
            再看三条
          </Button>
        </View>
      )}
      {choosing && (
        <Sheet title="看哪一栏" onClose={() => setChoosing(false)}>
          {columns.map((column) => (
            <ListRow key={column.columnId} title={column.name} onTap={() => choose(column.columnId)} />
          ))}
        </Sheet>
      )}
    </>
  )
}
