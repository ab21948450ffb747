import type { OrderCard } from '@functions/orders/contract'
import { categoryName } from '@site/orders'
import { Text, View } from '@tarojs/components'
import { goTo } from '@/go'
import { Icon } from '@/ui/icon'
import { Tag } from '@/ui/tag'
import { whenSaid } from './said'
import { cardNote, hasEnded, isMyTurn, PATHS } from './words'

/** What a row of one's own wants to be seen for; a word, never colour alone. */
function signOf({ state, late }: OrderCard): { tone: 'straw' | 'alarm'; word: string } | null {
  if (isMyTurn(state)) return { tone: 'straw', word: '等您' }
  return late && !hasEnded(state) ? { tone: 'alarm', word: '晚了' } : null
}

/** 单子 in a list: what for, where it stands, when. The whole row opens it. */
export function OrderRow({ order, now }: { order: OrderCard; now: string }) {
  const sign = signOf(order)
  const note = cardNote(order, now)
  // somebody comes: the note says when
  const when = order.state === 'claimed' ? '' : `　${whenSaid(order.when, now)}`
  const meta = `${categoryName(order.categoryId)}${when}`
  return (
    <View
      className="ord-row"
      role="link"
      aria-label={`${sign ? `${sign.word}，` : ''}${order.text}，${note}，${meta}`}
      onClick={() => goTo(PATHS.order(order.orderId))}
    >
      <View className="ord-row-head">
        {sign && <Tag tone={sign.tone}>{sign.word}</Tag>}
        <Text className="ord-row-title">{order.text}</Text>
        <Icon name="chevron-right" tone="ink-3" />
      </View>
      <Text className="ord-row-text">{note}</Text>
      <Text className="ord-row-meta">{meta}</Text>
    </View>
  )
}
