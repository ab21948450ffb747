import type { Order } from '@functions/orders/contract'
import { isOver } from '@functions/orders/machine'
import { RATINGS } from '@site/orders'
import { station } from '@site/stations'
import { categoryName, FOR_WHOM, whenSaid } from '../words'
import { Contact } from './contact'

const OUTCOMES = {
  rated: '居民评过了',
  unrated: '居民没有评（未评价，不算满意）',
  solved: '回访后办结',
} as const

/** 这张单子: what was asked for, and what has been said of it since. */
export function Facts({ order, now }: { order: Order; now: number }) {
  const { categoryId, when, place, forWhom, places, claimed, rating, refusal, cancellation, outcome } = order
  const level = RATINGS.find((one) => one.level === rating?.level)?.words
  return (
    <dl className="order-facts">
      <dt>哪一类</dt>
      <dd>
        {categoryName(categoryId)}，{FOR_WHOM[forWhom]}
      </dd>
      <dt>时间</dt>
      <dd>{whenSaid(when, now)}</dd>
      <dt>地方</dt>
      <dd>{place}</dd>
      <dt>几个人</dt>
      <dd>
        要 {places} 个，领了 {claimed} 个
      </dd>
      {!isOver(order.state) && <Contact order={order} />}
      <dt>哪个站</dt>
      <dd>{station(order.stationId)?.name}</dd>
      {refusal && (
        <>
          <dt>不受理</dt>
          <dd>
            {refusal.words}
            {refusal.note && `：${refusal.note}`}
          </dd>
        </>
      )}
      {cancellation && (
        <>
          <dt>取消</dt>
          <dd>
            {cancellation.words}
            {cancellation.note && `：${cancellation.note}`}
          </dd>
        </>
      )}
      {level && (
        <>
          <dt>评单</dt>
          <dd>
            {level}
            {rating?.words && `：“${rating.words}”`}
          </dd>
        </>
      )}
      {outcome && (
        <>
          <dt>怎么办结的</dt>
          <dd>{OUTCOMES[outcome]}</dd>
        </>
      )}
    </dl>
  )
}
