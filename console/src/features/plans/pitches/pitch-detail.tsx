import { type Pitch, PLAN_FORM_LABELS, plans } from '@functions/plans/contract'
import { DESK, PITCH_STATE_LABELS, pitchMachine } from '@functions/plans/machine'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { api } from '../../../api'
import { rolesOf, useMe } from '../../../me'
import { exact } from '../../../ui/time'
import { useAct } from '../../../use-act'
import { Decide } from '../parts/decide'
import { History } from '../parts/history'
import { dayOf } from '../parts/moments'
import { useColumnName } from '../parts/people'
import { Reason } from '../parts/reason'
import { Alike } from './alike'

interface PitchDetailProps {
  readonly pitch: Pitch
  readonly onChanged: () => void
  readonly onEdit: () => void
  readonly onClose: () => void
}

/** One pitch: what it says, what it resembles, what may be done with it by whoever looks. */
export function PitchDetail({ pitch, onChanged, onEdit, onClose }: PitchDetailProps) {
  const { staff } = useMe()
  const { busy, act } = useAct()
  const columnName = useColumnName()
  const [asking, setAsking] = useState<'decide' | 'giveBack' | null>(null)
  const { pitchId, state } = pitch
  const own = pitch.authors.some(({ personId }) => personId === staff.staffId)
  const desk = rolesOf(staff.grants).some((role) => DESK.some((one) => one === role))
  const may = (event: keyof typeof pitchMachine.transitions) =>
    pitchMachine.transitions[event].from.includes(state)
  const done = async (work: () => Promise<unknown>, said: string) => {
    if (await act(work, said)) onChanged()
  }
  const mentors = pitch.mentor?.personId === staff.staffId && state === 'waiting'
  return (
    <Drawer open size={560} title={pitch.what} onClose={onClose}>
      <div className="plan-acts">
        {desk && may('take') && (
          <Button type="primary" onClick={() => setAsking('decide')}>
            定题
          </Button>
        )}
        {mentors && (
          <>
            <Button
              type="primary"
              loading={busy}
              onClick={() =>
                done(() => api(plans).vouch({ pitchId, good: true, reason: '' }), '放进选题池了。')
              }
            >
              可以，进选题池
            </Button>
            <Button onClick={() => setAsking('giveBack')}>退回去改</Button>
          </>
        )}
        {own && may('withdraw') && <Button onClick={onEdit}>改</Button>}
        {own && may('withdraw') && (
          <Button
            loading={busy}
            onClick={() => done(() => api(plans).withdrawPitch({ pitchId }), '撤回了。')}
          >
            撤回
          </Button>
        )}
        {desk && may('bringUp') && (
          <Button
            loading={busy}
            onClick={() => done(() => api(plans).bringUp({ pitchId }), '回到选题池了。')}
          >
            重新上会
          </Button>
        )}
        {pitch.eventId && (
          <Link className="button" to={`/calendar?event=${pitch.eventId}&day=${dayOf(pitch.updatedAt)}`}>
            看日历上的安排
          </Link>
        )}
      </div>
      <dl className="plan-facts">
        <dt>到哪一步</dt>
        <dd>
          {PITCH_STATE_LABELS[state]}
          {state === 'waiting' && pitch.mentor && `：${pitch.mentor.name}`}
          {pitch.reason && `（${pitch.reason}）`}
        </dd>
        <dt>谁报的</dt>
        <dd>
          {pitch.authors.map(({ name }) => name).join('、')}，{exact(pitch.filedAt)}
        </dd>
        <dt>谁</dt>
        <dd>{pitch.who || '没写'}</dd>
        <dt>在哪儿</dt>
        <dd>{pitch.place || '没写'}</dd>
        <dt>为什么现在</dt>
        <dd>{pitch.whyNow || '没写'}</dd>
        <dt>做成</dt>
        <dd>{pitch.forms.map((form) => PLAN_FORM_LABELS[form]).join('、')}</dd>
        <dt>栏目</dt>
        <dd>{columnName(pitch.columnId)}</dd>
        <dt>哪一天</dt>
        <dd>{pitch.day ?? '没定'}</dd>
      </dl>
      <Alike
        words={pitch}
        except={pitchId}
        {...(desk && may('merge')
          ? {
              onMerge: (into: string) =>
                void done(() => api(plans).mergePitch({ pitchId, into }), '并过去了，两边的人都记着。'),
            }
          : {})}
      />
      <h2 className="plan-part rail">经过</h2>
      <History moves={pitch.history} />
      {asking === 'decide' && (
        <Decide pitch={pitch} meetingId={null} onClose={() => setAsking(null)} onDone={onChanged} />
      )}
      {asking === 'giveBack' && (
        <Reason
          title="退回去改"
          label="怎么改"
          busy={busy}
          onClose={() => setAsking(null)}
          onGive={(reason) =>
            void done(() => api(plans).vouch({ pitchId, good: false, reason }), '退回去了。')
          }
        />
      )}
    </Drawer>
  )
}
