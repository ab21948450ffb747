import { volunteers } from '@functions/volunteers/contract'
import { type OrganisedShift, SHIFT_TIMES } from '@functions/volunteers/contract/shifts'
import { Button, Segmented, Table } from 'antd'
import { useCallback, useState } from 'react'
import { Link, useNavigate } from 'react-router-dom'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { Icon } from '../../../ui/icon'
import { PageHead } from '../../../ui/page-head'
import { stacked } from '../../../ui/stacked'
import { useCall } from '../../../use-call'
import '../index.css'
import { Listed } from '../listed'
import { useStationList } from '../query'
import { StationSelect } from '../station-select'
import { shiftTime } from '../words'
import { ShiftForm } from './shift-form'

const VIEWS = { upcoming: '要办的', past: '办过的' } as const

/** 志愿班次: the shifts of one's stations, and how many signings of each wait for a confirmation. */
export function Shifts() {
  const { station, asked, get, choose } = useStationList()
  const navigate = useNavigate()
  const when = SHIFT_TIMES.find((one) => one === get('when')) ?? 'upcoming'
  const [opening, setOpening] = useState(false)
  const { again, ...listed } = useCall(
    useCallback(() => api(volunteers).shifts({ when, ...asked }), [when, asked]),
  )
  const open = (
    <Button type="primary" icon={<Icon name="add" />} onClick={() => setOpening(true)}>
      开一个班次
    </Button>
  )
  return (
    <div className="page">
      <PageHead title="志愿班次" sub="谁组织谁记录，谁记录谁证明">
        <StationSelect value={station} onChange={(chosen) => choose({ station: chosen })} />
        {open}
      </PageHead>
      <div className="vol-views">
        <Segmented
          aria-label="看哪些班次"
          value={when}
          options={SHIFT_TIMES.map((value) => ({ value, label: VIEWS[value] }))}
          onChange={(next) => choose({ when: next === 'upcoming' ? null : next })}
        />
      </div>
      <Listed label={VIEWS[when]} called={listed} onAgain={again} first="回到开头">
        {({ shifts }) =>
          shifts.length === 0 ? (
            <Empty action={when === 'upcoming' && open}>
              {when === 'upcoming'
                ? '还没有要办的班次。开一个，志愿者马上就能报名。'
                : '这里还没有办过的班次。'}
            </Empty>
          ) : (
            <Rows shifts={shifts} />
          )
        }
      </Listed>
      {opening && (
        <ShiftForm
          shift={null}
          onDone={({ shiftId }) => navigate(`/shifts/${shiftId}`)}
          onClose={() => setOpening(false)}
        />
      )}
    </div>
  )
}

function Rows({ shifts }: { shifts: readonly OrganisedShift[] }) {
  const now = Date.now()
  return (
    <Table<OrganisedShift>
      className="stacked"
      rowKey="shiftId"
      dataSource={[...shifts]}
      pagination={false}
      columns={stacked<OrganisedShift>([
        {
          title: '班次',
          key: 'title',
          render: (_, { shiftId, title }) => (
            <Link className="link vol-link" to={`/shifts/${shiftId}`}>
              {title}
            </Link>
          ),
        },
        { title: '时间', key: 'time', render: (_, shift) => shiftTime(shift, now) },
        { title: '集合地点', dataIndex: 'placeName' },
        { title: '组织者', key: 'organiser', render: (_, { organiser }) => organiser.name },
        { title: '名额', key: 'places', render: (_, shift) => placesSaid(shift) },
        { title: '怎样了', key: 'state', render: (_, shift) => <State shift={shift} now={now} /> },
      ])}
    />
  )
}

function placesSaid({ taken, places, waiting }: OrganisedShift): string {
  return waiting > 0 ? `${taken}/${places}，候补 ${waiting}` : `${taken}/${places}`
}

function State({ shift, now }: { shift: OrganisedShift; now: number }) {
  if (shift.state === 'cancelled') return <span className="tag tag-plain">已取消</span>
  if (shift.toConfirm > 0) return <span className="tag tag-due">{shift.toConfirm} 人等您确认</span>
  if (Date.parse(shift.endsAt) <= now) return <span className="meta">都办好了</span>
  if (Date.parse(shift.startsAt) <= now) return <span className="tag">正在进行</span>
  return <span className="meta">{shift.taken < shift.places ? '招募中' : '报满了'}</span>
}
