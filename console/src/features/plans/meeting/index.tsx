import { type Meeting, OUTCOME_LABELS, type Pitch, plans } from '@functions/plans/contract'
import { DESK, MEETING_STATE_LABELS } from '@functions/plans/machine'
import { Button, Form, Input, Select } from 'antd'
import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { rolesOf, useMe } from '../../../me'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { Decide } from '../parts/decide'
import '../parts/index.css'
import { useAct } from '../../../use-act'
import { sayDay, today } from '../parts/moments'
import { WithPeople } from '../parts/people'

/** 策划会: the pool as an agenda, the decisions, the minutes. */
export function MeetingPage() {
  return (
    <WithPeople>
      <Meetings />
    </WithPeople>
  )
}

function Meetings() {
  const [query, setQuery] = useSearchParams()
  const { staff } = useMe()
  const desk = rolesOf(staff.grants).some((role) => DESK.some((one) => one === role))
  const { busy, act } = useAct()
  const { again, ...listed } = useCall(useCallback(async () => (await api(plans).meetings({})).meetings, []))
  const meetings = listed.data ?? []
  const chosen = query.get('day') ?? meetings[0]?.day ?? null
  const hasToday = meetings.some(({ day }) => day === today())
  const convene = async () => {
    if (!(await act(() => api(plans).convene({ day: today() }), '今天的策划会开起来了。'))) return
    setQuery({ day: today() })
    again()
  }
  const opener =
    desk && !hasToday ? (
      <Button type="primary" loading={busy} onClick={convene}>
        开今天的策划会
      </Button>
    ) : null
  return (
    <div className="page">
      <PageHead title="策划会" sub="一题一议：采用、缓一缓，或者写明为什么不采用">
        {meetings.length > 0 && (
          <Select
            aria-label="哪一天的会"
            value={chosen}
            options={meetings.map(({ day, state }) => ({
              value: day,
              label: `${sayDay(day)} ${MEETING_STATE_LABELS[state]}`,
            }))}
            onChange={(day: string) => setQuery({ day })}
          />
        )}
        {opener}
      </PageHead>
      {listed.phase === 'loading' && <Waiting onRetry={again} />}
      {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
      {listed.phase === 'ready' && !chosen && (
        <section className="sheet">
          <Empty action={opener}>还没有开过策划会。开会时，选题池就是议程。</Empty>
        </section>
      )}
      {listed.phase === 'ready' && chosen && <OneMeeting key={chosen} meetingId={chosen} desk={desk} />}
    </div>
  )
}

function OneMeeting({ meetingId, desk }: { meetingId: string; desk: boolean }) {
  const { again, ...called } = useCall(useCallback(() => api(plans).agenda({ meetingId }), [meetingId]))
  const [deciding, setDeciding] = useState<Pitch | null>(null)
  if (called.phase === 'loading') return <Waiting onRetry={again} />
  if (called.phase === 'failed') return <Failed error={called.error} onRetry={again} />
  const { meeting, agenda } = called.data
  const open = desk && meeting.state === 'open'
  return (
    <>
      <section className="sheet" aria-label="议程">
        <h2 className="plan-part rail plan-inset">还要议 {agenda.length} 题</h2>
        {agenda.length === 0 && <p className="meta plan-inset">选题池空了，都定完了。</p>}
        <ul className="plan-list">
          {agenda.map((pitch) => (
            <li key={pitch.pitchId}>
              <div>
                <strong>{pitch.what}</strong>
                <div className="meta">
                  {pitch.authors.map(({ name }) => name).join('、')}报{pitch.whyNow && `：${pitch.whyNow}`}
                </div>
              </div>
              <div className="plan-row-end">
                {pitch.state === 'held' && <span className="tag tag-due">上回缓的</span>}
                {open && <Button onClick={() => setDeciding(pitch)}>定题</Button>}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section className="sheet" aria-label="会上定的">
        <h2 className="plan-part rail plan-inset">会上定了 {meeting.decisions.length} 题</h2>
        <ul className="plan-list">
          {meeting.decisions.map(({ pitchId, what, outcome, reason, by }) => (
            <li key={`${pitchId}-${outcome}`}>
              <div>
                <strong>{what}</strong>
                <div className="meta">
                  {by.name}
                  {reason && `：${reason}`}
                </div>
              </div>
              <span className={outcome === 'take' ? 'tag tag-done' : 'tag tag-plain'}>
                {OUTCOME_LABELS[outcome]}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <Minutes key={meeting.revision} meeting={meeting} desk={desk} onChanged={again} />
      {deciding && (
        <Decide
          pitch={deciding}
          meetingId={meetingId}
          onClose={() => setDeciding(null)}
          onDone={() => {
            setDeciding(null)
            again()
          }}
        />
      )}
    </>
  )
}

function Minutes({ meeting, desk, onChanged }: { meeting: Meeting; desk: boolean; onChanged: () => void }) {
  const [form] = Form.useForm<Pick<Meeting, 'attendees' | 'minutes'>>()
  const { busy, act } = useAct()
  const { meetingId, revision, state } = meeting
  const open = state === 'open'
  const run = async (work: () => Promise<unknown>, said: string) => {
    if (await act(work, said)) onChanged()
  }
  return (
    <section className="sheet plan-minutes" aria-label="会议记录">
      <h2 className="plan-part rail">会议记录</h2>
      <p className="meta">{meeting.chair.name}主持</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={meeting}
        disabled={!desk || !open}
        onFinish={(values) =>
          run(() => api(plans).saveMinutes({ meetingId, revision, ...values }), '记录存好了。')
        }
      >
        <Form.Item name="attendees" label="到会的人">
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name="minutes" label="议了什么">
          <Input.TextArea maxLength={5000} autoSize={{ minRows: 4, maxRows: 16 }} />
        </Form.Item>
      </Form>
      {desk && (
        <div className="plan-acts">
          {open ? (
            <>
              <Button type="primary" loading={busy} onClick={form.submit}>
                存记录
              </Button>
              <Button onClick={() => run(() => api(plans).closeMeeting({ meetingId }), '散会。')}>
                散会
              </Button>
            </>
          ) : (
            <Button onClick={() => run(() => api(plans).reopenMeeting({ meetingId }), '可以接着改了。')}>
              重新打开，补记录
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
