import type { OrderCard } from '@functions/orders/contract'
import { Text, View } from '@tarojs/components'
import { goTo } from '@/go'
import { categoryName } from '@/service-words'
import { Icon } from '@/ui/icon'
import { Tag } from '@/ui/tag'
import { whenSaid } from './said'
import { cardNote, hasEnded, isMyTurn, PATHS } from './words'

/** What a row of one's own wants to be seen for; a word, never colour alone. */
function SignOf({ order: { state, late } }: { order: OrderCard }) {
  if (isMyTurn(state)) return <Tag tone="straw">等您</Tag>
  if (late && !hasEnded(state)) return <Tag tone="alarm">晚了</Tag>
  return null
}

/** 单子 in a list: what for, where it stands, when. The whole row opens it. */
export function OrderRow({ order, now }: { order: OrderCard; now: string }) {
  const note = cardNote(order, now)
  const meta = `${categoryName(order.categoryId)}　${whenSaid(order.when, now)}`
  return (
    <View
      className="ord-row"
      role="link"
      aria-label={`${order.text}，${note}，${meta}`}
      onClick={() => goTo(PATHS.order(order.orderId))}
    >
      <View className="ord-row-head">
        <SignOf order={order} />
        <Text className="ord-row-title">{order.text}</Text>
        <Icon name="chevron-right" tone="ink-3" />
      </View>
      <Text className="ord-row-text">{note}</Text>
      <Text className="ord-row-meta">{meta}</Text>
    </View>
  )
}
