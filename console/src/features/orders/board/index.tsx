import type { OutputOf } from '@functions/_common/contract'
import { orders } from '@functions/orders/contract'
import { chainOf, STATIONS } from '@site/stations'
import { useCallback } from 'react'
import { Link } from 'react-router-dom'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { useNow } from '../../../ui/use-now'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { searchOf } from '../desk/query'
import { Queue } from '../desk/queue'
import '../index.css'

const MINUTE_MS = 60_000
const BELOW = { centre: 0, branch: 1, post: 2 } as const

/** 督单: what is in hand, nearly due and overdue at each station, with the definitions of the figures; then the late ones themselves. */
export function SupervisionBoard() {
  const { again, ...called } = useCall(useCallback(() => api(orders).board({}), []))
  const now = useNow(MINUTE_MS)
  return (
    <div className="page">
      <PageHead title="督单" sub="每个站只算自己手里的，下级的不算在上级头上" />
      <section className="sheet" aria-label="各站">
        {called.phase === 'loading' && <Waiting onRetry={again} />}
        {called.phase === 'failed' && <Failed error={called.error} onRetry={again} />}
        {called.phase === 'ready' && <Stations {...called.data} />}
      </section>
      {called.phase === 'ready' && (
        <section className="sheet" aria-label="过时的">
          <h2 className="order-board-part">过时和有人在催的，最急的在前</h2>
          {called.data.late.length === 0 ? (
            <Empty>没有过时的，也没有人在催。</Empty>
          ) : (
            <Queue
              orders={called.data.late}
              now={now}
              openId={null}
              linkTo={(orderId) => `/orders/${orderId}?tab=late`}
            />
          )}
        </section>
      )}
    </div>
  )
}

type Board = OutputOf<typeof orders.actions.board>

function Stations({ stations, definitions }: Pick<Board, 'stations' | 'definitions'>) {
  return (
    <>
      <table className="order-stations">
        <thead>
          <tr>
            <th scope="col">站</th>
            {definitions.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inTree(stations).map((one) => (
            <tr key={one.stationId}>
              <th scope="row" className={`order-below-${BELOW[one.level]}`}>
                <Link
                  className="link"
                  to={`/orders${searchOf({ tab: 'dispatch', stationId: one.stationId })}`}
                >
                  {one.name}
                </Link>
              </th>
              <td>{one.open}</td>
              <td>{one.soon}</td>
              <td>
                {one.overdue > 0 ? (
                  <Link
                    className="link order-late"
                    to={`/orders${searchOf({ tab: 'late', stationId: one.stationId })}`}
                    aria-label={`${one.name}过时 ${one.overdue} 张`}
                  >
                    {one.overdue}
                  </Link>
                ) : (
                  0
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="order-definitions meta">
        {definitions.map(({ key, name, words }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Each 所 with its 站 below it. */
function inTree(stations: Board['stations']): Board['stations'] {
  const placeOf = ({ stationId }: { stationId: string }) =>
    chainOf(stationId)
      .reverse()
      .map((one) => STATIONS.indexOf(one))
  return [...stations].sort((one, other) => compare(placeOf(one), placeOf(other)))
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const difference = (one[at] ?? -1) - (other[at] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}
