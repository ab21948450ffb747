import { type Order, orders } from '@functions/orders/contract'
import { STATIONS, station } from '@site/stations'
import { Select } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../../api'
import { ReasonDialog } from '../../../ui/reason-dialog'
import type { Steps } from './use-order'

interface ReferDialogProps {
  readonly order: Order
  readonly steps: Steps
  readonly onClose: () => void
}

/** 上报 to the station above, or 转 to another one; the one above stands first. */
export function ReferDialog({ order, steps, onClose }: ReferDialogProps) {
  const id = useId()
  const above = station(order.stationId)?.parentId ?? null
  const [stationId, setStationId] = useState(above)
  const others = STATIONS.filter((one) => one.stationId !== order.stationId)
  return (
    <ReasonDialog
      title={above ? '上报，或转给别的站' : '转给别的站'}
      label="为什么转"
      hint="接的站和居民都会看到。单子的时间重新算，首接的是谁一直记着。"
      okText={stationId && stationId === above ? '上报' : '转过去'}
      cancelText="先不"
      usual={['本站没有会这个的人。', '这几天人手不够。', '地方归那边管。']}
      incomplete={stationId === null}
      onSubmit={async (note) => {
        if (!stationId) return
        await steps.send(
          () => api(orders).refer({ orderId: order.orderId, revision: order.revision, stationId, note }),
          `转给${station(stationId)?.name ?? '那边'}了。`,
        )
        onClose()
      }}
      onClose={onClose}
    >
      <div className="form-rows">
        <label htmlFor={id}>转到哪里</label>
        <Select
          id={id}
          className="orders-wide"
          value={stationId}
          placeholder="选一个站"
          options={others.map((one) => ({
            value: one.stationId,
            label: one.stationId === above ? `${one.name}（上一级）` : one.name,
          }))}
          onChange={setStationId}
        />
      </div>
    </ReasonDialog>
  )
}
