import { type OrderCard, orders } from '@functions/orders/contract'
import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { categoryName, whenWords } from '@/service-words'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Instead } from '@/ui/instead'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { usePage } from '@/use-page'
import { nowInstant } from '@/when'
import '../index.scss'
import { cardNote, PATHS } from '../words'

interface Listed {
  readonly orders: readonly OrderCard[]
  readonly nextCursor: string | null
}

function Shown({ first }: { first: Listed }) {
  const [listed, setListed] = useState(first)
  const { busy, refused, act } = useAct()
  const now = nowInstant()
  const more = (cursor: string) =>
    act(async () => {
      const next = await api(orders).myOrders({ cursor })
      setListed((before) => ({ ...next, orders: [...before.orders, ...next.orders] }))
    })
  if (listed.orders.length === 0) {
    return (
      <StateNote tone="info" title="还没有点过单。" body="要人陪着看病、修个灯泡、教教手机，都可以点。" />
    )
  }
  return (
    <>
      {listed.orders.map((order) => (
        <ListRow
          key={order.orderId}
          title={order.text}
          note={`${cardNote(order, now)}。${categoryName(order.categoryId)}，${whenWords(order.when)}`}
          onTap={() => goTo(PATHS.order(order.orderId))}
        />
      ))}
      {refused && <StateNote tone="paused" title="没翻开后面的。" body={refused} />}
      {listed.nextCursor && (
        <ActionBar>
          <Button kind="line" busy={busy} onTap={() => more(listed.nextCursor ?? '')}>
            看更早的
          </Button>
        </ActionBar>
      )}
    </>
  )
}

/** 我的单子, newest first. */
export default function MyOrders() {
  const { asked, again } = usePage(useCallback((): Promise<Listed> => api(orders).myOrders({}), []))
  return (
    <Page title="我的单子">
      {asked.phase === 'shown' ? (
        <View className="ord">
          <View className="ord-title" role="heading" aria-level={1}>
            我的单子
          </View>
          <View className="ord-lead">只有您和办这张单子的人看得到。</View>
          <Shown first={asked.data} />
          <ActionBar>
            <Button onTap={() => goTo(PATHS.file)}>点一张单</Button>
          </ActionBar>
        </View>
      ) : (
        <Instead asked={asked} what="单子" reason="order" onRetry={again} />
      )}
    </Page>
  )
}
