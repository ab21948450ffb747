import type { OrderCard } from '@functions/orders/contract'
import { categoryName } from '@site/orders'
import { Checkbox } from 'antd'
import { Link } from 'react-router-dom'
import { lasting } from '../../../ui/time'
import { alarmTags, dueSaid, shortNumber, stateTag, whenSaid } from '../words'

interface QueueProps {
  readonly orders: readonly OrderCard[]
  readonly now: number
  /** The one whose panel is open. */
  readonly openId: string | null
  readonly linkTo: (orderId: string) => string
  /** Absent where nothing is done with several at once. */
  readonly chosen?: ReadonlySet<string>
  readonly onChoose?: (orderId: string) => void
}

/** The orders of a tab, the most urgent first. */
export function Queue({ orders, now, openId, linkTo, chosen, onChoose }: QueueProps) {
  return (
    <table className="order-queue">
      <thead>
        <tr>
          {onChoose && (
            <th scope="col">
              <span className="spoken">选</span>
            </th>
          )}
          <th scope="col">单号</th>
          <th scope="col">帮什么</th>
          <th scope="col">时间、地方</th>
          <th scope="col">等了多久</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.orderId} className={order.orderId === openId ? 'order-open' : undefined}>
            {onChoose && (
              <td className="order-choose">
                <Checkbox
                  checked={chosen?.has(order.orderId) ?? false}
                  aria-label={`选 ${shortNumber(order.number)}`}
                  onChange={() => onChoose(order.orderId)}
                />
              </td>
            )}
            <Cells order={order} now={now} to={linkTo(order.orderId)} isOpen={order.orderId === openId} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellsProps {
  readonly order: OrderCard
  readonly now: number
  readonly to: string
  readonly isOpen: boolean
}

function Cells({ order, now, to, isOpen }: CellsProps) {
  const { number, text, categoryId, when, place, places, claimed, since, late, nudged } = order
  const { words, tone } = stateTag(order)
  return (
    <>
      <td className="num">{shortNumber(number)}</td>
      <td className="order-what">
        <Link to={to} {...(isOpen ? { 'aria-current': 'true' as const } : {})}>
          {text}
        </Link>
        <div className="meta">
          {categoryName(categoryId)}
          {places > 1 && `　要 ${places} 个人，有 ${claimed} 个`}
        </div>
      </td>
      <td>
        {whenSaid(when, now)}
        <div className="meta">{place}</div>
      </td>
      <td>
        <span className={late && !nudged ? 'order-late' : undefined}>{lasting(now - Date.parse(since))}</span>
        <div className="meta">{dueSaid(order, now)}</div>
      </td>
      <td className="order-tags">
        {alarmTags(order).map((tag) => (
          <span key={tag.words} className={tag.tone}>
            {tag.words}
          </span>
        ))}
        <span className={tone}>{words}</span>
      </td>
    </>
  )
}
