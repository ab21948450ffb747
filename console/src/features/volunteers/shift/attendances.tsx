import { spokenMinutes } from '@functions/_common/minutes'
import { volunteers } from '@functions/volunteers/contract'
import type { Someone } from '@functions/volunteers/contract/shared'
import type { Attendance } from '@functions/volunteers/contract/shifts'
import { ATTENDANCE_STATE_LABELS } from '@functions/volunteers/machine'
import { Button, Table } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { stacked } from '../../../ui/stacked'
import { useAct } from '../../../use-act'
import { timeSaid, WAY_WORDS } from '../words'
import type { Listed } from '.'
import { signingOpen } from './window'

interface Line {
  readonly volunteer: Someone
  readonly attendance: Attendance | null
}

/** Those with a place, and those who were there and gave theirs up since. */
function linesOf({ taken, attendances }: Listed): Line[] {
  const attendanceOf = (volunteerId: string) =>
    attendances.find(({ volunteer }) => volunteer.volunteerId === volunteerId) ?? null
  const left = attendances.filter(
    ({ volunteer }) => !taken.some(({ volunteerId }) => volunteerId === volunteer.volunteerId),
  )
  return [
    ...taken.map((volunteer) => ({ volunteer, attendance: attendanceOf(volunteer.volunteerId) })),
    ...left.map((attendance) => ({ volunteer: attendance.volunteer, attendance })),
  ]
}

/** Somebody's own word is looked at one by one; who was signed in and out was seen. */
const seenToGo = ({ attendance }: Line) => attendance?.state === 'signed_out'
const waits = ({ attendance }: Line) => attendance?.state === 'signed_out' || attendance?.state === 'declared'

interface AttendancesProps {
  readonly listed: Listed
  readonly now: number
  readonly onChanged: () => Promise<void>
}

/** 名单和考勤: signing in and out by the list, and what of it counts. */
export function Attendances({ listed, now, onChanged }: AttendancesProps) {
  const [refusing, setRefusing] = useState<Someone | null>(null)
  const lines = linesOf(listed)
  const { shiftId } = listed.shift
  const waiting = lines.filter(waits).length
  return (
    <>
      <h2 className="vol-part">名单</h2>
      <p className="meta vol-count">
        报上 {listed.taken.length} 人，来了 {listed.attendances.length} 人
        {waiting > 0 && `，${waiting} 人等您确认。确认了才算时长`}
      </p>
      <ConfirmAll lines={lines.filter(seenToGo)} shiftId={shiftId} onChanged={onChanged} />
      {lines.length === 0 && <Empty>还没有人报名。</Empty>}
      {lines.length > 0 && (
        <Table<Line>
          className="stacked"
          rowKey={({ volunteer }) => volunteer.volunteerId}
          dataSource={lines}
          pagination={false}
          columns={stacked<Line>([
            { title: '姓名', key: 'name', render: (_, { volunteer }) => volunteer.name || '已注销的志愿者' },
            { title: '签到', key: 'in', render: (_, { attendance }) => markSaid(attendance?.in ?? null) },
            { title: '签退', key: 'out', render: (_, { attendance }) => markSaid(attendance?.out ?? null) },
            { title: '时长', key: 'minutes', render: (_, { attendance }) => minutesSaid(attendance) },
            {
              title: '怎样了',
              key: 'state',
              render: (_, { attendance }) => <State attendance={attendance} />,
            },
            {
              title: '办',
              key: 'acts',
              render: (_, line) => (
                <Acts
                  line={line}
                  shiftId={shiftId}
                  signable={listed.shift.state === 'open' && signingOpen(listed.shift, now)}
                  onChanged={onChanged}
                  onRefuse={setRefusing}
                />
              ),
            },
          ])}
        />
      )}
      {refusing && (
        <ReasonDialog
          title={`不确认${refusing.name}的这次服务？`}
          label="为什么不确认"
          hint="志愿者会看到，可以再申报一次。"
          okText="不确认"
          cancelText="再看看"
          danger
          onSubmit={async (reason) => {
            const { volunteerId } = refusing
            await api(volunteers).refuseAttendance({ shiftId, volunteerId, reason })
            setRefusing(null)
            await onChanged()
          }}
          onClose={() => setRefusing(null)}
        />
      )}
    </>
  )
}

interface ConfirmAllProps {
  readonly lines: readonly Line[]
  readonly shiftId: string
  readonly onChanged: () => Promise<void>
}

/** One after the other: what was confirmed before one is refused stays confirmed, and the list says who is left. */
function ConfirmAll({ lines, shiftId, onChanged }: ConfirmAllProps) {
  const [done, setDone] = useState(0)
  const { busy, act } = useAct()
  if (lines.length < 2 && !busy) return null
  const confirmAll = async () => {
    const everybody = [...lines]
    await act(async () => {
      for (const [at, { volunteer }] of everybody.entries()) {
        setDone(at)
        await api(volunteers).confirm({ shiftId, volunteerId: volunteer.volunteerId })
      }
    }, `${everybody.length} 人的时长入账了。`)
    await onChanged()
  }
  return (
    <Button className="vol-all" loading={busy} onClick={() => void confirmAll()}>
      {busy ? `已确认 ${done} 人` : `签退了的 ${lines.length} 人，都确认`}
    </Button>
  )
}

function markSaid(mark: Attendance['in'] | null) {
  if (!mark) return <span className="meta">还没有</span>
  const words = mark.way === 'declared' ? `自己申报：${mark.evidence}` : WAY_WORDS[mark.way]
  return (
    <div>
      {timeSaid(mark.at)}
      <div className="meta vol-words">
        {words}
        {mark.offline && '，没网时扫的，后来补传'}
      </div>
    </div>
  )
}

const minutesSaid = (attendance: Attendance | null) =>
  attendance?.minutes == null ? <span className="meta">还没有</span> : spokenMinutes(attendance.minutes)

const TONES = {
  signed_in: 'tag',
  signed_out: 'tag tag-due',
  declared: 'tag tag-due',
  confirmed: 'tag tag-done',
  refused: 'tag tag-plain',
} as const

function State({ attendance }: { attendance: Attendance | null }) {
  if (!attendance) return <span className="meta">还没来</span>
  return (
    <div>
      <span className={TONES[attendance.state]}>{STATE_WORDS[attendance.state]}</span>
      {attendance.reason && <div className="meta vol-words">{attendance.reason}</div>}
    </div>
  )
}
/** In the organiser's mouth: it is they who confirm. */
const STATE_WORDS = {
  ...ATTENDANCE_STATE_LABELS,
  signed_out: '等您确认',
  declared: '自己申报，等您确认',
} as const

interface ActsProps {
  readonly line: Line
  readonly shiftId: string
  readonly signable: boolean
  readonly onChanged: () => Promise<void>
  readonly onRefuse: (volunteer: Someone) => void
}

function Acts({ line, shiftId, signable, onChanged, onRefuse }: ActsProps) {
  const { volunteer, attendance } = line
  const { volunteerId, name } = volunteer
  const { busy, act } = useAct()
  const run = async (work: () => Promise<unknown>, done: string) => {
    if (await act(work, done)) await onChanged()
  }
  const sign = (what: 'in' | 'out') =>
    run(
      () => api(volunteers).signByList({ shiftId, volunteerId, what }),
      what === 'in' ? `${name}签到了。` : `${name}签退了。`,
    )
  return (
    <div className="vol-acts">
      {signable && !attendance && (
        <Button size="small" loading={busy} aria-label={`${name}签到`} onClick={() => void sign('in')}>
          签到
        </Button>
      )}
      {signable && attendance?.state === 'signed_in' && (
        <Button size="small" loading={busy} aria-label={`${name}签退`} onClick={() => void sign('out')}>
          签退
        </Button>
      )}
      {waits(line) && (
        <Button
          size="small"
          type="primary"
          loading={busy}
          aria-label={`确认${name}的服务`}
          onClick={() =>
            void run(() => api(volunteers).confirm({ shiftId, volunteerId }), `${name}的时长入账了。`)
          }
        >
          确认
        </Button>
      )}
      {(waits(line) || attendance?.state === 'signed_in') && (
        <Button size="small" aria-label={`不确认${name}的服务`} onClick={() => onRefuse(volunteer)}>
          不确认
        </Button>
      )}
    </div>
  )
}
