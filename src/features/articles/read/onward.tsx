import { View } from '@tarojs/components'
import { goTo } from '@/go'
import { ListRow } from '@/ui/list-row'
import { Rail } from '@/ui/rail'
import { StoryCard } from '@/ui/story-card'
import { articlePath, plainTitle } from './share'
import type { ArticleReply } from './use-article'

type OnwardProps = Pick<ArticleReply, 'previous' | 'next' | 'sameColumn'>

/** 接着看: the neighbours, then others of the same column. */
export function Onward({ previous, next, sameColumn }: OnwardProps) {
  const neighbours = [
    ...(previous ? [{ ...previous, way: '上一篇' }] : []),
    ...(next ? [{ ...next, way: '下一篇' }] : []),
  ]
  const others = sameColumn.filter(
    (card) => !neighbours.some(({ articleId }) => articleId === card.articleId),
  )
  if (neighbours.length + others.length === 0) return null
  return (
    <View className="onward no-print">
      <Rail title="接着看" />
      {neighbours.map(({ articleId, title, way }) => (
        <ListRow key={way} title={plainTitle(title)} note={way} onTap={() => goTo(articlePath(articleId))} />
      ))}
      {others.map((card) => (
        <StoryCard key={card.articleId} story={card} onOpen={() => goTo(articlePath(card.articleId))} />
      ))}
    </View>
  )
}
