import type { OpenOrder } from '@functions/orders/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useLooks } from '@/theme/store'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { ANY, Filters, fits, isAny } from './filters'
import { OpenOrderCard } from './open-order'

/** With fewer there is nothing to sift. */
const WORTH_SIFTING = 4

interface OpenOrdersProps {
  readonly orders: readonly OpenOrder[]
  readonly onGone: () => void
}

/** Lower is shown sooner: offered, to be had, to be waited for, not to be had. */
const turnOf = ({ offered, obstacle }: OpenOrder): number => {
  if (offered) return 0
  if (obstacle === null) return 1
  return obstacle === 'full' ? 2 : 3
}

/** 长辈版: one at a time, what may be had before what may not, the nearest first. */
function OneByOne({ orders, onGone }: OpenOrdersProps) {
  const [index, setIndex] = useState(0)
  const nearest = [...orders].sort(
    (one, other) => turnOf(one) - turnOf(other) || (one.metres ?? Infinity) - (other.metres ?? Infinity),
  )
  const order = nearest[index % nearest.length]
  if (!order) return null
  return (
    <>
      <OpenOrderCard key={order.orderId} order={order} onGone={onGone} />
      {nearest.length > 1 && (
        <ActionBar>
          <Button kind="line" onTap={() => setIndex(index + 1)}>
            下一张
          </Button>
        </ActionBar>
      )}
    </>
  )
}

/** What may be had, sifted by street, skill and day where there is much of it. */
export function OpenOrders({ orders, onGone }: OpenOrdersProps) {
  const { elder } = useLooks()
  const [filter, setFilter] = useState(ANY)
  const [sifting, setSifting] = useState(false)
  const found = orders.filter((order) => order.offered || fits(order, filter))
  if (orders.length === 0) {
    return (
      <View className="vol-note">
        <StateNote
          tone="info"
          title="现在没有等人领的单。"
          body="有合适的派给您，会发消息。过一会儿再来看看也行。"
        />
      </View>
    )
  }
  if (elder) return <OneByOne orders={orders} onGone={onGone} />
  return (
    <>
      {orders.length >= WORTH_SIFTING && (
        <ActionBar>
          <Button kind="line" onTap={() => setSifting(true)}>
            {isAny(filter) ? '按街道、技能、日子筛' : `筛出 ${found.length} 张，改一改`}
          </Button>
          {!isAny(filter) && (
            <Button kind="line" onTap={() => setFilter(ANY)}>
              都看
            </Button>
          )}
        </ActionBar>
      )}
      {found.length === 0 && (
        <View className="vol-note">
          <StateNote tone="info" title="没有这样的单。" body="换个街道或者日子看看。" />
        </View>
      )}
      {found.map((order) => (
        <OpenOrderCard key={order.orderId} order={order} onGone={onGone} />
      ))}
      {sifting && (
        <Filters orders={orders} filter={filter} onChange={setFilter} onClose={() => setSifting(false)} />
      )}
    </>
  )
}
