import type { Order } from '@functions/orders/contract'
import { categoryName } from '@site/orders'
import { languageName } from '@site/volunteers'
import { Text, View } from '@tarojs/components'
import { Icon } from '@/ui/icon'
import { Rail } from '@/ui/rail'
import { whenSaid } from '../said'

const FOR_WHOM = { self: '给自己点的', elder: '替老人点的，老人已同意', community: '替小区点的' } as const

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <View className="ord-fact">
      <Text className="ord-fact-name">{name}</Text>
      <Text className="ord-fact-value">{value}</Text>
    </View>
  )
}

/** 这张单子: what was asked for. */
export function Facts({ order, now }: { order: Order; now: string }) {
  const { text, when, door, place, phoneMasked, forWhom, places, claimed, categoryId, number, languageId } =
    order
  return (
    <View className="ord-sheet">
      <Rail title="这张单子" />
      <Fact name="帮什么" value={text} />
      <Fact name="时间" value={whenSaid(when, now)} />
      {places > 1 && <Fact name="几个人" value={`要 ${places} 个，已有 ${claimed} 个人领了`} />}
      <Fact name="地方" value={door ? `${place}\n${door}` : place} />
      <Fact name="电话" value={phoneMasked} />
      <Fact name="给谁" value={FOR_WHOM[forWhom]} />
      {languageId && <Fact name="要会说" value={languageName(languageId)} />}
      <Fact name="哪一类" value={categoryName(categoryId)} />
      <Fact name="单号" value={number} />
      <View className="ord-private">
        <Icon name="lock-on" tone="ink-3" />
        <Text className="ord-private-words">门牌和电话，只有领单的人和派单员看得到。</Text>
      </View>
    </View>
  )
}
