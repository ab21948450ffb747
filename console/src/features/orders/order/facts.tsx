import type { Order } from '@functions/orders/contract'
import { isOver } from '@functions/orders/machine'
import { RATINGS } from '@site/orders'
import { station } from '@site/stations'
import { languageName } from '@site/volunteers'
import { Contact } from './contact'

const OUTCOMES = {
  rated: '居民评过了',
  unrated: '居民没有评（未评价，不算满意）',
  solved: '回访后办结',
} as const

/** How to reach whoever ordered, and what has been said of the order since. */
export function Facts({ order }: { order: Order }) {
  const { rating, refusal, cancellation, outcome, languageId } = order
  const level = RATINGS.find((one) => one.level === rating?.level)?.words
  return (
    <dl className="order-facts">
      {!isOver(order.state) && <Contact order={order} />}
      <dt>哪个站</dt>
      <dd>{station(order.stationId)?.name}</dd>
      {order.keeper && (
        <>
          <dt>经手人</dt>
          <dd>{order.keeper.name}</dd>
        </>
      )}
      {languageId && (
        <>
          <dt>要会说</dt>
          <dd>{languageName(languageId)}</dd>
        </>
      )}
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
