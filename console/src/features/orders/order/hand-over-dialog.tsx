import { type Order, orders } from '@functions/orders/contract'
import { Select } from 'antd'
import { useCallback, useId, useState } from 'react'
import { api } from '../../../api'
import { sayError } from '../../../say'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { useCall } from '../../../use-call'
import type { Steps } from './use-order'

interface HandOverDialogProps {
  readonly order: Order
  readonly steps: Steps
  readonly onClose: () => void
}

/** 转给同事: one of the station or of those above sees to it from now on. */
export function HandOverDialog({ order, steps, onClose }: HandOverDialogProps) {
  const { orderId, revision } = order
  const id = useId()
  const [personId, setPersonId] = useState<string | null>(null)
  const called = useCall(useCallback(() => api(orders).colleagues({ orderId }), [orderId]))
  const people = called.phase === 'ready' ? called.data.people : []
  const nameOf = people.find((one) => one.personId === personId)?.name ?? ''
  return (
    <ReasonDialog
      title="转给同事"
      label="交代一句"
      hint="同事马上收到。单子还在这个站，时间照走。"
      okText="转过去"
      cancelText="先不"
      usual={['我要下班了，请接着办。', '这位居民您熟。', '等他回电话。']}
      incomplete={personId === null}
      onSubmit={async (note) => {
        if (personId === null) return
        await steps.send(
          () => api(orders).handOver({ orderId, revision, personId, note }),
          `转给${nameOf}了。`,
        )
        onClose()
      }}
      onClose={onClose}
    >
      <div className="form-rows">
        <label htmlFor={id}>转给谁</label>
        <Select
          id={id}
          className="orders-wide"
          value={personId}
          placeholder="选一位"
          loading={called.phase === 'loading'}
          notFoundContent={
            called.phase === 'failed' ? sayError(called.error) : '这个站和上级没有别的派单员。'
          }
          options={people.map((one) => ({ value: one.personId, label: `${one.name}（${one.station}）` }))}
          onChange={setPersonId}
        />
      </div>
    </ReasonDialog>
  )
}
