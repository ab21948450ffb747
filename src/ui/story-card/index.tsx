import type { Card } from '@functions/articles/contract'
import { Image, Text, View } from '@tarojs/components'
import { dayInWords, nowInstant } from '@/when'
import { Clauses } from '../clauses'
import { Cover } from '../cover'
import { Icon } from '../icon'
import { Tag } from '../tag'
import './index.scss'

interface StoryCardProps {
  readonly story: Card
  /** Read on this phone before. */
  readonly read?: boolean
  /** Draw the motif where there is no photo: at most one card in three does (design.md §6). */
  readonly motif?: boolean
  readonly onOpen: () => void
}

/** One story in a list: picture, text, document or issue; one stop for a screen reader. */
export function StoryCard({ story, read = false, motif = false, onOpen }: StoryCardProps) {
  const { title, kind, coverUrl, corrected, pinned } = story
  const drawn = motif && kind !== 'document' && story.motif !== 'none'
  const when = dayInWords(story.publishedAt, nowInstant())
  return (
    <View className={read ? 'story-card story-card-read' : 'story-card'} role="link" onClick={onOpen}>
      {kind === 'document' && <Icon name="file-1" tone="steel" />}
      <View className="story-card-words">
        {corrected && <Text className="spoken">更正过，</Text>}
        {read && <Text className="spoken">看过了，</Text>}
        <Text className="story-card-title">
          <Clauses text={title} />
        </Text>
        {!coverUrl && !drawn && story.digest !== '' && (
          <Text className="story-card-digest">{story.digest}</Text>
        )}
        <View className="story-card-meta">
          {pinned && <Tag>置顶</Tag>}
          {corrected && <Tag tone="straw">更正过</Tag>}
          <Text className="story-card-column">{story.columnName}</Text>
          <Text>{story.unitName}</Text>
          <Text>{when}</Text>
        </View>
      </View>
      {coverUrl ? (
        <View className="story-card-picture" aria-hidden>
          <Image
            className="story-card-image"
            src={coverUrl}
            mode="aspectFill"
            lazyLoad
            nativeProps={{ alt: '' }}
          />
        </View>
      ) : (
        drawn && (
          <View className="story-card-picture">
            <Cover
              id={story.articleId}
              kind={story.motif === 'none' ? 'news' : story.motif}
              ratio="4:3"
              hidden
            />
          </View>
        )
      )}
    </View>
  )
}
