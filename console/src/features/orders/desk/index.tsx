import { DESK_TABS, type DeskTab } from '@functions/orders/contract'
import { Button, Segmented, Select } from 'antd'
import { useNavigate, useParams, useSearchParams } from 'react-router-dom'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { useNow } from '../../../ui/use-now'
import { Waiting } from '../../../ui/waiting'
import '../index.css'
import { OrderPanel } from '../order'
import { TAB_EMPTY, TAB_LABELS } from '../words'
import { BatchBar } from './batch-bar'
import { queryOf, searchOf } from './query'
import { Queue } from './queue'
import { useChosen } from './use-chosen'
import { useDesk } from './use-desk'

const MINUTE_MS = 60_000
const ALL = ''

/** 志愿派单: the orders of one's stations by whose turn it is, and beside them the one that is open. */
export function DispatchDesk() {
  const { orderId = null } = useParams()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const query = queryOf(search)
  const { again, refresh, ...called } = useDesk(query)
  const now = useNow(MINUTE_MS)
  const desk = called.phase === 'ready' ? called.data : null
  const chosen = useChosen(query, desk?.orders ?? [])
  const linkTo = (id: string) => `/orders/${id}${searchOf(query)}`
  const home = `/orders${searchOf(query)}`
  return (
    <div className={orderId ? 'page orders orders-with-one' : 'page orders'}>
      <PageHead title="志愿派单" sub={desk && <Sum counts={desk.counts} />}>
        {desk && desk.stations.length > 1 && (
          <Select
            aria-label="哪个站"
            className="orders-station"
            value={query.stationId ?? ALL}
            options={[
              { value: ALL, label: '我管的站' },
              ...desk.stations.map(({ stationId, name }) => ({ value: stationId, label: name })),
            ]}
            onChange={(stationId) => navigate(`/orders${searchOf({ tab: query.tab, stationId })}`)}
          />
        )}
      </PageHead>
      <div className="orders-tabs">
        <Segmented<DeskTab>
          aria-label="看哪些单子"
          value={query.tab}
          options={DESK_TABS.map((tab) => ({ value: tab, label: tabLabel(tab, desk?.counts) }))}
          onChange={(tab) =>
            navigate(`/orders${searchOf({ tab, ...(query.stationId && { stationId: query.stationId }) })}`)
          }
        />
      </div>
      <div className="orders-halves">
        <section
          className="sheet orders-list"
          aria-label={TAB_LABELS[query.tab]}
          aria-busy={called.phase === 'loading'}
        >
          {called.phase === 'loading' && <Waiting onRetry={again} />}
          {called.phase === 'failed' && <Failed error={called.error} onRetry={again} />}
          {desk && desk.orders.length === 0 && <Empty>{TAB_EMPTY[query.tab]}</Empty>}
          {desk && desk.orders.length > 0 && (
            <>
              {chosen.event && (
                <BatchBar event={chosen.event} chosen={chosen} orders={desk.orders} onDone={refresh} />
              )}
              <Queue
                orders={desk.orders}
                now={now}
                openId={orderId}
                linkTo={linkTo}
                {...(chosen.event ? { chosen: chosen.ids, onChoose: chosen.toggle } : {})}
              />
            </>
          )}
          {desk && (query.cursor || desk.nextCursor) && (
            <div className="pager">
              {query.cursor && (
                <Button onClick={() => navigate(`/orders${searchOf(withoutCursor(query))}`)}>
                  回到最急的
                </Button>
              )}
              {desk.nextCursor && (
                <Button
                  onClick={() => navigate(`/orders${searchOf({ ...query, cursor: desk.nextCursor ?? '' })}`)}
                >
                  下一页
                </Button>
              )}
            </div>
          )}
        </section>
        <aside className="sheet orders-panel" aria-label="打开的单子">
          {orderId ? (
            <OrderPanel
              key={orderId}
              orderId={orderId}
              backTo={home}
              nextTo={nextOf(desk?.orders ?? [], orderId, linkTo)}
              onMoved={refresh}
            />
          ) : (
            <Empty>点一张单子，这里看细节、看派给谁合适。</Empty>
          )}
        </aside>
      </div>
    </div>
  )
}

const withoutCursor = ({ cursor: _cursor, ...query }: ReturnType<typeof queryOf>) => query

const tabLabel = (tab: DeskTab, counts?: Readonly<Record<string, number>>): string => {
  const count = counts?.[tab] ?? 0
  return count > 0 ? `${TAB_LABELS[tab]} ${said(count)}` : TAB_LABELS[tab]
}
/** The centre counts no further. */
const MOST = 999
const said = (count: number): string => (count >= MOST ? `${MOST}+` : String(count))

function Sum({ counts }: { counts: Readonly<Record<string, number>> }) {
  const { late = 0, dispatch = 0, out = 0 } = counts
  return (
    <>
      待派 {said(dispatch)} 张　等人领 {said(out)} 张
      {late > 0 && <strong className="order-late">　{said(late)} 张过时或有人在催</strong>}
    </>
  )
}

/** The one below the open one: the next to be looked at when this one is done. */
function nextOf(
  orders: readonly { orderId: string }[],
  orderId: string,
  linkTo: (orderId: string) => string,
): string | null {
  const at = orders.findIndex((one) => one.orderId === orderId)
  const next = orders[at + 1]
  return next ? linkTo(next.orderId) : null
}
