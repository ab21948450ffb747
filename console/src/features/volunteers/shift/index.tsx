import type { OutputOf } from '@functions/_common/contract'
import { volunteers } from '@functions/volunteers/contract'
import { placeName } from '@site/stations'
import { App, Button } from 'antd'
import { useCallback, useState } from 'react'
import { Link, useParams } from 'react-router-dom'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { NotThere } from '../../../ui/not-there'
import { Note } from '../../../ui/note'
import { PageHead } from '../../../ui/page-head'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { useNow } from '../../../ui/use-now'
import { useCall } from '../../../use-call'
import '../index.css'
import { ShiftForm } from '../shifts/shift-form'
import { shiftTime } from '../words'
import { Attendances } from './attendances'
import { DoorCode } from './door-code'
import { ScanPeople } from './scan-people'
import { Unsent } from './unsent'
import { useScans } from './use-scans'
import { signingOpen } from './window'

export type Listed = OutputOf<typeof volunteers.actions.listOf>
const MINUTE_MS = 60_000
const USUAL = ['天气不好，不办了。', '报名的人太少，另找时间。', '场地用不了，另找时间。'] as const

/** 一个班次: who comes, who came, and what is to be confirmed. */
export function ShiftPage() {
  const { shiftId = '' } = useParams()
  const { again, put, ...called } = useCall(useCallback(() => api(volunteers).listOf({ shiftId }), [shiftId]))
  const { message } = App.useApp()
  const refresh = useCallback(async () => {
    try {
      put(await api(volunteers).listOf({ shiftId }))
    } catch (error) {
      // what was done is done; only the list is older than it
      message.error(`名单没刷新。${sayAll(error)}`)
    }
  }, [shiftId, put, message])
  if (called.phase !== 'ready') return <NotThere title="志愿班次" called={called} onAgain={again} />
  return <Open listed={called.data} onChanged={refresh} />
}

type Doing = 'change' | 'cancel' | 'code' | 'scan' | null

function Open({ listed, onChanged }: { listed: Listed; onChanged: () => Promise<void> }) {
  const { shift } = listed
  const now = useNow(MINUTE_MS)
  const [doing, setDoing] = useState<Doing>(null)
  const scans = useScans(onChanged)
  const nameOf = (volunteerId: string) =>
    listed.taken.find((one) => one.volunteerId === volunteerId)?.name || '这位志愿者'
  const done = async () => {
    setDoing(null)
    await onChanged()
  }
  const begun = Date.parse(shift.startsAt) <= now
  const over = Date.parse(shift.endsAt) <= now
  const open = shift.state === 'open'
  return (
    <div className="page">
      <PageHead
        title={shift.title}
        sub={
          <Link className="link vol-link" to="/shifts">
            回到志愿班次
          </Link>
        }
      >
        {open && signingOpen(shift, now) && (
          <Button type="primary" onClick={() => setDoing('scan')}>
            扫志愿者的码
          </Button>
        )}
        {open && <Button onClick={() => setDoing('code')}>门口的签到码</Button>}
        {open && !begun && <Button onClick={() => setDoing('change')}>改班次</Button>}
        {open && !over && (
          <Button danger onClick={() => setDoing('cancel')}>
            取消班次
          </Button>
        )}
      </PageHead>
      {!open && (
        <div className="vol-note">
          <Note tone="due" title="班次取消了，报名的人都告诉了。">
            {shift.reason}
          </Note>
        </div>
      )}
      <Unsent scans={scans} nameOf={nameOf} />
      <section className="sheet" aria-label="班次">
        <Facts listed={listed} now={now} />
      </section>
      <section className="sheet vol-second" aria-label="名单">
        <Attendances listed={listed} now={now} onChanged={onChanged} />
      </section>
      {doing === 'change' && <ShiftForm shift={shift} onDone={done} onClose={() => setDoing(null)} />}
      {doing === 'code' && <DoorCode listed={listed} begun={begun} onClose={() => setDoing(null)} />}
      {doing === 'scan' && (
        <ScanPeople
          shiftId={shift.shiftId}
          scans={scans}
          nameOf={nameOf}
          onClose={(taken) => void (taken ? done() : setDoing(null))}
        />
      )}
      {doing === 'cancel' && (
        <ReasonDialog
          title={`取消“${shift.title}”？`}
          label="为什么取消"
          hint="报名和候补的人都会看到。取消了就不能恢复。"
          okText="取消班次"
          cancelText="先不取消"
          danger
          usual={USUAL}
          onSubmit={async (reason) => {
            await api(volunteers).cancelShift({ shiftId: shift.shiftId, reason })
            await done()
          }}
          onClose={() => setDoing(null)}
        />
      )}
    </div>
  )
}

function Facts({ listed: { shift, waiting }, now }: { listed: Listed; now: number }) {
  return (
    <dl className="definition vol-facts">
      <dt>时间</dt>
      <dd>{shiftTime(shift, now)}</dd>
      <dt>地方</dt>
      <dd>
        {placeName(shift.streetId, null)}，{shift.placeName}
      </dd>
      <dt>组织者</dt>
      <dd>{shift.organiser.name}</dd>
      <dt>做什么</dt>
      <dd className="vol-words">{shift.what}</dd>
      <dt>名额</dt>
      <dd>
        {shift.taken}/{shift.places}
        {shift.guardiansCome ? '，监护人可以陪着来' : '，监护人不陪同'}
      </dd>
      {waiting.length > 0 && (
        <>
          <dt>候补</dt>
          <dd>{waiting.map(({ name }) => name).join('、')}</dd>
        </>
      )}
    </dl>
  )
}
