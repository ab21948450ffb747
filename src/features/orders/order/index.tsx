import { type Order, orders } from '@functions/orders/contract'
import { View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { useLooks } from '@/theme/store'
import { Instead } from '@/ui/instead'
import { Page } from '@/ui/page'
import { usePage } from '@/use-page'
import { nowInstant } from '@/when'
import '../index.scss'
import { ElderOrder } from './elder'
import { NormalOrder } from './normal'
import { useActs } from './use-acts'

function Shown({ first }: { first: Order }) {
  const { elder } = useLooks()
  const [order, setOrder] = useState(first)
  const acting = useActs(order, setOrder)
  // back from another page: as it stands now, without a blank page in between
  useDidShow(() => {
    void api(orders)
      .myOrder({ orderId: order.orderId })
      .then(setOrder, () => undefined)
  })
  const shown = { order, now: nowInstant(), acting }
  return (
    <>
      {elder ? <ElderOrder {...shown} /> : <NormalOrder {...shown} />}
      {acting.sheet}
    </>
  )
}

/** 单子: where it is, who holds it, until when, and what happened. */
export default function OrderPage() {
  const { id = '' } = useRouter().params
  const { asked, again } = usePage(useCallback(() => api(orders).myOrder({ orderId: id }), [id]))
  // back from signing in
  useDidShow(() => {
    if (asked.phase === 'signed_out') again()
  })
  return (
    <Page title="单子">
      {asked.phase === 'shown' ? (
        <View className="ord-page">
          <Shown first={asked.data} />
        </View>
      ) : (
        <Instead
          asked={asked}
          what="这张单子"
          whyGone="可能不是这个账号点的。您点的都在“我的单子”里。"
          reason="order"
          onRetry={again}
        />
      )}
    </Page>
  )
}
