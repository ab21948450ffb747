import type { Card } from '@functions/articles/contract'
import { Text, View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { StoryCard } from '@/ui/story-card'
import type { HomeState } from './use-home'

interface FeedProps {
  readonly items: readonly Card[]
  readonly seen: ReadonlySet<string>
  readonly more: HomeState['more']
  readonly onOpen: (articleId: string) => void
  readonly onMore: () => void
}

/** At most one drawn motif in three cards; the rest are text (design.md §6). */
const MOTIF_EVERY = 3

/** Cards and foot have boxes of their own: a foot among the cards would send all of them to the phone again with each page. */
export function Feed({ items, seen, more, onOpen, onMore }: FeedProps) {
  return (
    <View className="feed">
      <View className="feed-items">
        {items.map((story, index) => (
          <StoryCard
            key={story.articleId}
            story={story}
            read={seen.has(story.articleId)}
            motif={index % MOTIF_EVERY === 0}
            onOpen={() => onOpen(story.articleId)}
          />
        ))}
      </View>
      <View className="feed-foot">
        {more === 'failed' && (
          <View className="feed-more">
            <Button kind="line" onTap={onMore}>
              后面的没取到，再试一次
            </Button>
          </View>
        )}
        {more === 'loading' && <Text className="feed-end">正在取后面的</Text>}
        {more === 'idle' && (
          <View className="feed-more">
            <Button kind="line" onTap={onMore}>
              往后看
            </Button>
          </View>
        )}
        {more === 'none' && items.length > 3 && <Text className="feed-end">到底了，稿子都在上面</Text>}
      </View>
    </View>
  )
}
