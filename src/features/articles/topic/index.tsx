import { articles, type TopicPage } from '@functions/articles/contract'
import { Image, Text, View } from '@tarojs/components'
import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useCallback } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { theme } from '@/theme/store'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { StoryCard } from '@/ui/story-card'
import '../gathered.scss'
import { Instead } from '@/ui/instead'
import { usePage } from '@/use-page'
import { dayInFull, stepsOf } from './timeline'

const open = (articleId: string) => goTo(`/features/articles/read/index?id=${articleId}`)

/** What happened and what is still to come, on one line of time: the future first, then the newest. */
function Timeline({ topic }: { topic: TopicPage }) {
  const steps = stepsOf(topic)
  if (topic.upcoming.length + steps.length === 0) return null
  return (
    <View className="gathered-part">
      <Rail title="时间线" />
      {[...topic.upcoming].reverse().map(({ on, what }) => (
        <View key={`${on}${what}`} className="timeline-step timeline-coming">
          <Text className="timeline-day">{dayInFull(on)}　还没到</Text>
          <Text className="timeline-what">{what}</Text>
        </View>
      ))}
      {steps.map(({ articleId, day, title }) => (
        <View
          key={articleId}
          className="timeline-step timeline-link"
          role="link"
          aria-label={`${day}，${title}`}
          onClick={() => open(articleId)}
        >
          <Text className="timeline-day">{day}</Text>
          <Text className="timeline-what">{title}</Text>
        </View>
      ))}
    </View>
  )
}

function Shown({ topic }: { topic: TopicPage }) {
  return (
    <View className="gathered">
      {topic.coverUrl && (
        <Image className="gathered-cover" src={topic.coverUrl} mode="aspectFill" nativeProps={{ alt: '' }} />
      )}
      <View className="gathered-title" role="heading" aria-level={1}>
        {topic.title}
      </View>
      {topic.intro !== '' && <View className="gathered-intro">{topic.intro}</View>}
      {topic.kind === 'topic' && <Timeline topic={topic} />}
      {topic.sections.map(({ name, cards }) => (
        <View key={name} className="gathered-part">
          <Rail title={topic.kind === 'series' ? `系列，共 ${cards.length} 篇，从第一篇读起` : name} />
          {cards.map((card) => (
            <StoryCard key={card.articleId} story={card} onOpen={() => open(card.articleId)} />
          ))}
        </View>
      ))}
    </View>
  )
}

/** 专题: one matter from its first story to what is planned. */
export default function Topic() {
  const { id = '' } = useRouter().params
  const { asked, again } = usePage(useCallback(() => api(articles).topic({ topicId: id }), [id]))
  const topic = asked.phase === 'shown' ? asked.data : null
  const path = () => `/features/articles/topic/index?id=${id}${theme.get().elder ? '&elder=1' : ''}`
  const card = () => ({
    title: topic?.title ?? '专题',
    ...(topic?.coverUrl ? { imageUrl: topic.coverUrl } : {}),
  })
  useShareAppMessage(() => ({ ...card(), path: path() }))
  useShareTimeline(() => ({ ...card(), query: path().split('?')[1] ?? '' }))
  return (
    <Page title={topic?.title ?? '专题'}>
      {asked.phase === 'shown' ? (
        <Shown topic={asked.data} />
      ) : (
        <Instead asked={asked} what="这个专题" onRetry={again} />
      )}
    </Page>
  )
}
