import { volunteers } from '@functions/volunteers/contract'
import type { VolunteerRecord } from '@functions/volunteers/contract/records'
import type { VolunteerCard } from '@functions/volunteers/contract/registered'
import { Button, Drawer } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { useMe } from '../../../me'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { Entries } from '../records/entries'
import { RecordForm } from '../records/record-form'
import { stationsOf } from '../stations'

interface RecordsDrawerProps {
  readonly volunteer: VolunteerCard
  readonly onClose: () => void
}

/** 一位志愿者的培训、表彰、评价: read, written, and taken back by the station that wrote them. */
export function RecordsDrawer({ volunteer, onClose }: RecordsDrawerProps) {
  const { volunteerId, name, state } = volunteer
  const { staff } = useMe()
  const own = stationsOf(staff.grants).map(({ stationId }) => stationId)
  const [cursor, setCursor] = useState<string | null>(null)
  const [writing, setWriting] = useState(false)
  const [revoking, setRevoking] = useState<VolunteerRecord | null>(null)
  const { again, ...called } = useCall(
    useCallback(
      () => api(volunteers).recordsOf({ volunteerId, ...(cursor ? { cursor } : {}) }),
      [volunteerId, cursor],
    ),
  )
  const write = state === 'registered' && (
    <Button type="primary" onClick={() => setWriting(true)}>
      记一条
    </Button>
  )
  return (
    <Drawer open size="large" title={`${name}的记录`} extra={write} onClose={onClose}>
      {called.phase === 'loading' && <Waiting onRetry={again} />}
      {called.phase === 'failed' && <Failed error={called.error} onRetry={again} />}
      {called.phase === 'ready' &&
        (called.data.records.length === 0 ? (
          <Empty action={write}>还没有培训、表彰和评价的记录。</Empty>
        ) : (
          <Entries
            records={called.data.records}
            acts={(record) =>
              record.state !== 'revoked' &&
              own.includes(record.organiser.id) && (
                <Button size="small" aria-label={`作废${record.name}`} onClick={() => setRevoking(record)}>
                  作废
                </Button>
              )
            }
          />
        ))}
      {called.phase === 'ready' && (cursor || called.data.nextCursor) && (
        <div className="pager">
          {cursor && <Button onClick={() => setCursor(null)}>回到最新</Button>}
          {called.data.nextCursor && (
            <Button onClick={() => setCursor(called.data.nextCursor)}>下一页</Button>
          )}
        </div>
      )}
      {writing && (
        <RecordForm
          people={[volunteer]}
          onDone={() => {
            setWriting(false)
            again()
          }}
          onClose={() => setWriting(false)}
        />
      )}
      {revoking && (
        <ReasonDialog
          title={`作废“${revoking.name}”？`}
          label="为什么作废"
          hint="本人会看到。作废了不能恢复，可以再记一条对的。"
          okText="作废"
          cancelText="先不作废"
          danger
          onSubmit={async (reason) => {
            await api(volunteers).revokeRecord({ recordId: revoking.recordId, reason })
            setRevoking(null)
            again()
          }}
          onClose={() => setRevoking(null)}
        />
      )}
    </Drawer>
  )
}
