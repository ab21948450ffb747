import type { OrderCard } from '@functions/orders/contract'
import { categoryName } from '@site/orders'
import { Text, View } from '@tarojs/components'
import { whenWords } from '@/service-words'
import { Fact } from './fact'
import { aboutHowLong, distanceWords } from './words'

/** What is to be done, when and where: enough to decide, without a name or a door. */
export function Facts({ order, metres = null }: { order: OrderCard; metres?: number | null }) {
  const { categoryId, text, when, place, number, places } = order
  const long = aboutHowLong(categoryId)
  return (
    <>
      <View className="vol-card-kind">
        <Text>{categoryName(categoryId)}</Text>
        <Text>{number}</Text>
      </View>
      <View className="vol-card-what" role="heading" aria-level={2}>
        {text}
      </View>
      <Fact name="时间" value={long ? `${whenWords(when)}，${long}` : whenWords(when)} />
      <Fact name="地方" value={`${place}${distanceWords(metres)}`} />
      {places > 1 && <Fact name="人数" value={`要 ${places} 个人，已有 ${order.claimed} 个`} />}
    </>
  )
}
