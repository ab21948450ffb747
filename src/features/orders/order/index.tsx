import { type Order, orders } from '@functions/orders/contract'
import { RATINGS } from '@site/orders'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { categoryName, whenWords } from '@/service-words'
import { useLooks } from '@/theme/store'
import { FiveSteps } from '@/ui/five-steps'
import { HolderLine } from '@/ui/holder-line'
import { Instead } from '@/ui/instead'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { Timeline } from '@/ui/timeline'
import { usePage } from '@/use-page'
import { nowInstant } from '@/when'
import '../index.scss'
import { fiveStepsOf, HEADLINES, holderWords, timelineOf } from '../words'
import { Acts } from './acts'

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <View className="ord-fact">
      <Text className="ord-fact-name">{name}</Text>
      <Text className="ord-fact-value">{value}</Text>
    </View>
  )
}

const FOR_WHOM = { self: '给自己点的', elder: '替家里老人点的，老人已同意', community: '社区点的' } as const
const OUTCOMES = {
  rated: '',
  unrated: '您没有评价，记作“未评价”，不算满意。',
  solved: '回访后办结的。',
} as const

/** What a refusal, an end or an answer has to say beside the headline. */
function Said({ order }: { order: Order }) {
  const { refusal, cancellation, nudge, rating, outcome } = order
  const level = RATINGS.find((one) => one.level === rating?.level)?.words
  return (
    <>
      {refusal && (
        <StateNote tone="refused" title={refusal.words} body={`${refusal.instead}${refusal.note}`} />
      )}
      {cancellation && <StateNote tone="info" title={cancellation.words} body={cancellation.note} />}
      {nudge && (
        <StateNote
          tone={nudge.answer === null ? 'paused' : 'done'}
          title={nudge.answer === null ? '您催了，正在问。' : '问过了，给您回话。'}
          body={nudge.answer ?? '半小时内回您一句话。'}
        />
      )}
      {level && <StateNote tone="info" title={`您评的是：${level}。`} body={rating?.words ?? ''} />}
      {outcome && OUTCOMES[outcome] && <StateNote tone="info" title={OUTCOMES[outcome]} />}
    </>
  )
}

function Shown({ first }: { first: Order }) {
  const { elder } = useLooks()
  const [order, setOrder] = useState(first)
  const now = nowInstant()
  const holder = holderWords(order, now)
  return (
    <>
      <View className="ord-lead">
        单号 {order.number}　{categoryName(order.categoryId)}
      </View>
      <View className="ord-title" role="heading" aria-level={1}>
        {HEADLINES[order.state]}
      </View>
      {!elder && order.state !== 'cancelled' && <FiveSteps steps={fiveStepsOf(order, now)} />}
      {holder && <HolderLine {...holder} />}
      <View className="ord-note">
        <Said order={order} />
      </View>
      <Acts order={order} onDone={setOrder} />
      <View className="ord-part">
        <Rail title="这张单子" />
        <Fact name="帮什么" value={order.text} />
        <Fact name="时间" value={whenWords(order.when)} />
        <Fact name="地方" value={order.door ? `${order.place}\n${order.door}` : order.place} />
        <Fact name="电话" value={order.phoneMasked} />
        <Fact name="给谁" value={FOR_WHOM[order.forWhom]} />
        <View className="ord-lead">门牌和电话只有领单的人和派单员看得到。</View>
      </View>
      <View className="ord-part">
        <Rail title="经过" />
        <Timeline steps={timelineOf(order, now)} />
      </View>
    </>
  )
}

/** 单子: where it is, who holds it, until when, and what happened. */
export default function OrderPage() {
  const { id = '' } = useRouter().params
  const { asked, again } = usePage(useCallback(() => api(orders).myOrder({ orderId: id }), [id]))
  return (
    <Page title="单子">
      {asked.phase === 'shown' ? (
        <View className="ord">
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
