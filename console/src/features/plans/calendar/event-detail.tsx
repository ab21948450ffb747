import type { OutputOf } from '@functions/_common/contract'
import { PLAN_FORM_LABELS, plans, type Task } from '@functions/plans/contract'
import { ASSIGNMENT_STATE_LABELS, EVENT_STATE_LABELS } from '@functions/plans/machine'
import { Button, Drawer, Form, Modal } from 'antd'
import { useCallback, useState } from 'react'
import { Link } from 'react-router-dom'
import { api } from '../../../api'
import { Failed } from '../../../ui/failed'
import { Waiting } from '../../../ui/waiting'
import { useAct } from '../../../use-act'
import { useCall } from '../../../use-call'
import { History } from '../parts/history'
import { dayOf, fromField, sayMoment } from '../parts/moments'
import { WorkItems } from '../parts/plan-items'
import { Reason } from '../parts/reason'
import { EventForm } from './event-form'

interface EventDetailProps {
  readonly eventId: string
  readonly desk: boolean
  readonly onChanged: () => void
  readonly onClose: () => void
}
type Whole = OutputOf<typeof plans.actions.openEvent>

/** One event: its facts, its coverages, and what the desk may do with it. */
export function EventDetail({ eventId, desk, onChanged, onClose }: EventDetailProps) {
  const { again, ...called } = useCall(useCallback(() => api(plans).openEvent({ eventId }), [eventId]))
  const changed = () => {
    again()
    onChanged()
  }
  return (
    <Drawer open size={560} title={called.data?.event.title ?? '活动'} onClose={onClose}>
      {called.phase === 'loading' && <Waiting onRetry={again} />}
      {called.phase === 'failed' && <Failed error={called.error} onRetry={again} />}
      {called.phase === 'ready' && <Inside whole={called.data} desk={desk} onChanged={changed} />}
    </Drawer>
  )
}

function Inside({
  whole: { event, coverages },
  desk,
  onChanged,
}: {
  whole: Whole
  desk: boolean
  onChanged: () => void
}) {
  const { busy, act } = useAct()
  const [asking, setAsking] = useState<'change' | 'callOff' | 'cover' | null>(null)
  const { eventId } = event
  const close = () => setAsking(null)
  const done = async (work: () => Promise<unknown>, said: string) => {
    if (!(await act(work, said))) return
    close()
    onChanged()
  }
  return (
    <>
      {desk && (
        <div className="plan-acts">
          {event.state === 'planned' ? (
            <>
              <Button type="primary" onClick={() => setAsking('cover')}>
                派任务
              </Button>
              <Button onClick={() => setAsking('change')}>改</Button>
              <Button onClick={() => setAsking('callOff')}>不办了</Button>
            </>
          ) : (
            <Button
              loading={busy}
              onClick={() => done(() => api(plans).bringBack({ eventId }), '恢复了，任务要重新派。')}
            >
              又要办了
            </Button>
          )}
        </div>
      )}
      <dl className="plan-facts">
        <dt>办不办</dt>
        <dd>{EVENT_STATE_LABELS[event.state]}</dd>
        <dt>时间</dt>
        <dd>
          {sayMoment(event.startsAt)}
          {event.endsAt && ` 到 ${sayMoment(event.endsAt)}`}
        </dd>
        <dt>在哪儿</dt>
        <dd>{event.place || '没写'}</dd>
        <dt>要知道的</dt>
        <dd>{event.note || '没写'}</dd>
      </dl>
      <h2 className="plan-part rail">报道</h2>
      {coverages.length === 0 && <p className="meta">还没派任务。</p>}
      <ul>
        {coverages.flatMap(({ form, assignments }) =>
          assignments.map(({ assignmentId, assignee, state, dueAt }) => (
            <li key={assignmentId}>
              <Link to={`/assignments?id=${assignmentId}`}>
                {PLAN_FORM_LABELS[form]}：{assignee?.name ?? '没派人'}
              </Link>{' '}
              <span className="meta">
                {ASSIGNMENT_STATE_LABELS[state]}
                {dueAt && `，${sayMoment(dueAt)}截稿`}
              </span>
            </li>
          )),
        )}
      </ul>
      <h2 className="plan-part rail">经过</h2>
      <History moves={event.history} />
      {asking === 'change' && (
        <EventForm
          event={event}
          day={dayOf(event.startsAt)}
          onClose={close}
          onDone={() => {
            close()
            onChanged()
          }}
        />
      )}
      {asking === 'callOff' && (
        <Reason
          title="活动不办了"
          label="为什么（派出去的任务一起取消，记者会看到）"
          busy={busy}
          onClose={close}
          onGive={(reason) =>
            void done(() => api(plans).callOff({ eventId, reason }), '取消了，任务也都停了。')
          }
        />
      )}
      {asking === 'cover' && (
        <CoverForm
          endOfDay={fromField(`${dayOf(event.startsAt)}T18:00`)}
          busy={busy}
          onClose={close}
          onCover={(work) => void done(() => api(plans).cover({ eventId, ...work }), '任务派出去了。')}
        />
      )}
    </>
  )
}

interface Work {
  dueAt: string
  brief: string
  tasks: Task[]
}

function CoverForm({
  endOfDay,
  busy,
  onCover,
  onClose,
}: {
  /** Of the event's day: what is asked for unless somebody says otherwise. */
  endOfDay: string | null
  busy: boolean
  onCover: (work: Work) => void
  onClose: () => void
}) {
  const [form] = Form.useForm<Work>()
  return (
    <Modal
      open
      width={600}
      title="派任务"
      okText="派出去"
      cancelText="先不"
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ dueAt: endOfDay, tasks: [{ form: 'text', personId: null }] }}
        onFinish={({ dueAt, brief, tasks }) => onCover({ dueAt, brief: brief ?? '', tasks })}
      >
        <WorkItems />
      </Form>
    </Modal>
  )
}
