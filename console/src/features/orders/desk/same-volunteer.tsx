import { type OrderCard, orders } from '@functions/orders/contract'
import { Radio } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { Failed } from '../../../ui/failed'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { shortNumber } from '../words'

interface SameVolunteerProps {
  readonly orders: readonly OrderCard[]
  readonly busy: boolean
  readonly onChoose: (volunteerId: string, note: string) => void
  readonly onClose: () => void
}

/** 几张派给同一位: who would suit the first of them, and a word of why one person takes them all. */
export function SameVolunteer({ orders: picked, busy, onChoose, onClose }: SameVolunteerProps) {
  const [volunteerId, setVolunteerId] = useState<string | null>(null)
  const firstId = picked[0]?.orderId ?? ''
  const { again, ...called } = useCall(
    useCallback(() => api(orders).suggest({ orderId: firstId }), [firstId]),
  )
  return (
    <ReasonDialog
      title={`${picked.length} 张派给同一位`}
      label="为什么派给这一位"
      hint={`一共 ${picked.map(({ number }) => shortNumber(number)).join('、')} 号。时间撞上的不会派出去，会告诉您是哪一张。`}
      okText="派出去"
      cancelText="先不"
      usual={['都在一个院', '是老熟人，居民点名要', '一趟能办完']}
      incomplete={volunteerId === null || busy}
      onSubmit={async (note) => {
        if (volunteerId) onChoose(volunteerId, note)
      }}
      onClose={onClose}
    >
      {called.phase === 'loading' && <Waiting onRetry={again} />}
      {called.phase === 'failed' && <Failed error={called.error} onRetry={again} />}
      {called.phase === 'ready' && (
        <Radio.Group
          className="orders-choices"
          aria-label="派给谁"
          value={volunteerId}
          onChange={(event) => setVolunteerId(event.target.value)}
          options={called.data.candidates.map((one) => ({
            value: one.volunteerId,
            label: `${one.name}　${one.distance.words}，${one.load.words}`,
          }))}
        />
      )}
    </ReasonDialog>
  )
}
