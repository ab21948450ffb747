import type { Card } from '@functions/articles/contract'
import { Image, Text, View } from '@tarojs/components'
import { dayInWords, nowInstant } from '@/when'
import { Clauses } from '../clauses'
import { Cover } from '../cover'
import './index.scss'

interface LeadStoryProps {
  readonly story: Card
  readonly onOpen: () => void
}

/** The first story of a page: photo, motif or text alone; one link. */
export function LeadStory({ story, onOpen }: LeadStoryProps) {
  const { articleId, title, digest, columnName, unitName, coverUrl, motif, corrected } = story
  const when = dayInWords(story.publishedAt, nowInstant())
  return (
    <View className="lead-story" role="link" onClick={onOpen}>
      {coverUrl ? (
        <View className="lead-story-picture" aria-hidden>
          <Image className="lead-story-image" src={coverUrl} mode="aspectFill" nativeProps={{ alt: '' }} />
        </View>
      ) : (
        motif !== 'none' && <Cover id={articleId} kind={motif} ratio="16:9" hidden />
      )}
      {corrected && <Text className="spoken">更正过，</Text>}
      <Text className="lead-story-title">
        <Clauses text={title} />
      </Text>
      {digest !== '' && <Text className="lead-story-digest">{digest}</Text>}
      <View className="lead-story-meta">
        <Text className="lead-story-column">{columnName}</Text>
        <Text>{unitName}</Text>
        <Text>{when}</Text>
      </View>
    </View>
  )
}
