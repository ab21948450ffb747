import { type OrderCard, orders } from '@functions/orders/contract'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { account } from '@/kept/account'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Instead } from '@/ui/instead'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { useBackOnline } from '@/use-back-online'
import { usePage } from '@/use-page'
import { nowInstant } from '@/when'
import '../index.scss'
import { deliver } from '../delivering'
import { draft } from '../draft'
import { OrderRow } from '../order-row'
import { StatisticsRow } from '../statistics-row'
import { hasEnded, isMyTurn, PATHS } from '../words'

interface Listed {
  readonly orders: readonly OrderCard[]
  readonly nextCursor: string | null
}

function Part({ title, rows, now }: { title: string; rows: readonly OrderCard[]; now: string }) {
  if (rows.length === 0) return null
  return (
    <View className="ord-sheet">
      <Rail title={title} />
      {rows.map((order) => (
        <OrderRow key={order.orderId} order={order} now={now} />
      ))}
    </View>
  )
}

function Shown({ first }: { first: Listed }) {
  const [listed, setListed] = useState(first)
  const { busy, refused, act } = useAct()
  const now = nowInstant()
  // back from one of them: as it stands now, without a blank page in between
  useDidShow(() => {
    void api(orders)
      .myOrders({})
      .then(setListed, () => undefined)
  })
  const more = (cursor: string) =>
    act(async () => {
      const next = await api(orders).myOrders({ cursor })
      setListed((before) => ({ ...next, orders: [...before.orders, ...next.orders] }))
    })
  if (listed.orders.length === 0) {
    return (
      <View className="ord-sheet">
        <StateNote
          tone="info"
          title="还没有单子。"
          body="要人陪诊、搬东西、修水龙头，点一张就有人接，不收钱。"
        />
      </View>
    )
  }
  const mine = listed.orders.filter(({ state }) => isMyTurn(state))
  const over = listed.orders.filter(({ state }) => hasEnded(state))
  const going = listed.orders.filter((order) => !mine.includes(order) && !over.includes(order))
  return (
    <>
      <Part title="等您说句话" rows={mine} now={now} />
      <Part title="正在办" rows={going} now={now} />
      <Part title="办完的" rows={over} now={now} />
      {(refused || listed.nextCursor) && (
        <View className="ord-sheet">
          {refused && <StateNote tone="paused" title="没翻开后面的。" body={refused} />}
          {listed.nextCursor && (
            <Button kind="line" busy={busy} onTap={() => more(listed.nextCursor ?? '')}>
              看更早的
            </Button>
          )}
        </View>
      )}
    </>
  )
}

/** An order that found no network: goes by itself from here too. Answers with whether one still waits. */
function useWaiting(onSent: () => void): boolean {
  const [waiting, setWaiting] = useState(() => draft.open().waiting)
  useBackOnline(() => {
    const kept = draft.open()
    setWaiting(kept.waiting)
    if (!kept.waiting || !account.open()) return
    void deliver(kept).then(({ phase }) => {
      setWaiting(draft.open().waiting)
      if (phase === 'sent') onSent()
    })
  })
  return waiting
}

/** 我的单子: what waits for a word first, then what is going on, newest first. */
export default function MyOrders() {
  const { asked, again } = usePage(useCallback((): Promise<Listed> => api(orders).myOrders({}), []))
  const waiting = useWaiting(again)
  // back from signing in
  useDidShow(() => {
    if (asked.phase === 'signed_out') again()
  })
  return (
    <Page title="我的单子">
      {asked.phase === 'shown' ? (
        <View className="ord-page">
          <View className="ord-sheet">
            <View className="ord-title" role="heading" aria-level={1}>
              我的单子
            </View>
            <View className="ord-lead">只有您和办这张单子的人看得到。</View>
            {waiting && (
              <View className="ord-note">
                <StateNote
                  tone="offline"
                  title="有一张还没发出去。"
                  body="存在手机里，连上网就自己发，只发一次。"
                />
              </View>
            )}
            <ActionBar>
              <Button onTap={() => goTo(PATHS.file)}>{waiting ? '看没发出去的那张' : '点一张单'}</Button>
            </ActionBar>
          </View>
          <Shown key={asked.data.orders[0]?.orderId ?? ''} first={asked.data} />
          <View className="ord-sheet">
            <StatisticsRow />
          </View>
        </View>
      ) : (
        <Instead asked={asked} what="单子" reason="order" onRetry={again} />
      )}
    </Page>
  )
}
