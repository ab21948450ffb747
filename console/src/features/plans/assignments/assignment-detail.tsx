import { type Assignment, PLAN_FORM_LABELS, plans } from '@functions/plans/contract'
import { ASSIGNMENT_STATE_LABELS, assignmentMachine } from '@functions/plans/machine'
import { stories } from '@functions/stories/contract'
import { Button, Drawer } from 'antd'
import { useCallback, useState } from 'react'
import { Link, useNavigate } from 'react-router-dom'
import { api } from '../../../api'
import { useMe } from '../../../me'
import { Failed } from '../../../ui/failed'
import { Note } from '../../../ui/note'
import { Waiting } from '../../../ui/waiting'
import { useAct } from '../../../use-act'
import { useCall } from '../../../use-call'
import { History } from '../parts/history'
import { sayMoment } from '../parts/moments'
import { Reason } from '../parts/reason'
import { AssignForm, HandOverForm } from './who-next'

interface AssignmentDetailProps {
  readonly assignmentId: string
  readonly desk: boolean
  readonly onChanged: () => void
  readonly onClose: () => void
}

export function AssignmentDetail({ assignmentId, desk, onChanged, onClose }: AssignmentDetailProps) {
  const { again, ...called } = useCall(
    useCallback(() => api(plans).openAssignment({ assignmentId }), [assignmentId]),
  )
  const changed = () => {
    again()
    onChanged()
  }
  return (
    <Drawer open size={560} title={called.data?.title ?? '任务'} onClose={onClose}>
      {called.phase === 'loading' && <Waiting onRetry={again} />}
      {called.phase === 'failed' && <Failed error={called.error} onRetry={again} />}
      {called.phase === 'ready' && <Inside assignment={called.data} desk={desk} onChanged={changed} />}
    </Drawer>
  )
}

type Asked = 'decline' | 'sendBack' | 'cancel'
const REASONS: Record<Asked, { title: string; label: string }> = {
  decline: { title: '接不了', label: '为什么（编辑会看到）' },
  sendBack: { title: '退回重做', label: '哪里要改' },
  cancel: { title: '取消任务', label: '为什么（记者会看到）' },
}

function Inside({
  assignment,
  desk,
  onChanged,
}: {
  assignment: Assignment
  desk: boolean
  onChanged: () => void
}) {
  const { staff } = useMe()
  const navigate = useNavigate()
  const { busy, act } = useAct()
  const [asking, setAsking] = useState<Asked | 'assign' | 'handOver' | null>(null)
  const { assignmentId, state, offer } = assignment
  const own = assignment.assignee?.personId === staff.staffId
  const offered = offer?.to.personId === staff.staffId
  const may = (event: keyof typeof assignmentMachine.transitions) =>
    assignmentMachine.transitions[event].from.includes(state)
  const close = () => setAsking(null)
  const done = async (work: () => Promise<unknown>, said: string) => {
    if (!(await act(work, said))) return
    close()
    onChanged()
  }
  const plain = (event: 'accept' | 'start' | 'submit' | 'complete' | 'revive', word: string, said: string) =>
    may(event) && (
      <Button
        type="primary"
        loading={busy}
        onClick={() => done(() => api(plans)[event]({ assignmentId }), said)}
      >
        {word}
      </Button>
    )
  return (
    <>
      {offer && (
        <Note
          tone="due"
          title={`${offer.from.name}想交给${offer.to.name}`}
          actions={
            offered && (
              <>
                <Button
                  type="primary"
                  loading={busy}
                  onClick={() =>
                    done(() => api(plans).answerHandOver({ assignmentId, take: true }), '接下了。')
                  }
                >
                  我接
                </Button>
                <Button
                  loading={busy}
                  onClick={() =>
                    done(() => api(plans).answerHandOver({ assignmentId, take: false }), '告诉对方了。')
                  }
                >
                  接不了
                </Button>
              </>
            )
          }
        >
          {offer.note}
        </Note>
      )}
      <div className="plan-acts plan-acts-first">
        {own && plain('accept', '接单', '接下了。')}
        {own && plain('start', '开工', '开工了。')}
        {own && (may('start') || may('submit')) && (
          <Button
            loading={busy}
            onClick={() =>
              done(async () => {
                const { storyId } = await api(stories).create({ assignmentId })
                navigate(`/stories/${storyId}`)
              }, '开了一篇新稿，写好送审，这项任务会跟着走。')
            }
          >
            写稿
          </Button>
        )}
        {own && plain('submit', '交稿', '交上去了。')}
        {own && may('decline') && <Button onClick={() => setAsking('decline')}>接不了</Button>}
        {own && may('takeOver') && !offer && <Button onClick={() => setAsking('handOver')}>交给别人</Button>}
        {own && offer && (
          <Button onClick={() => done(() => api(plans).recallHandOver({ assignmentId }), '收回来了。')}>
            收回交接
          </Button>
        )}
        {desk && plain('complete', '完成', '这一项做完了。')}
        {desk && may('sendBack') && <Button onClick={() => setAsking('sendBack')}>退回重做</Button>}
        {desk && (may('assign') || may('reassign')) && (
          <Button onClick={() => setAsking('assign')}>{may('assign') ? '派人' : '改派、改时间'}</Button>
        )}
        {desk && may('cancel') && <Button onClick={() => setAsking('cancel')}>取消</Button>}
        {desk && plain('revive', '恢复', '恢复了，再派人。')}
      </div>
      <Facts assignment={assignment} />
      <h2 className="plan-part rail">经过</h2>
      <History moves={assignment.history} />
      {asking === 'assign' && (
        <AssignForm
          assignment={assignment}
          busy={busy}
          onClose={close}
          onAssign={(to) => void done(() => api(plans).assign({ assignmentId, ...to }), '派出去了。')}
        />
      )}
      {asking === 'handOver' && (
        <HandOverForm
          busy={busy}
          onClose={close}
          onOffer={(to) => void done(() => api(plans).offerHandOver({ assignmentId, ...to }), '等对方点头。')}
        />
      )}
      {(asking === 'decline' || asking === 'sendBack' || asking === 'cancel') && (
        <Reason
          {...REASONS[asking]}
          busy={busy}
          onClose={close}
          onGive={(reason) => void done(() => api(plans)[asking]({ assignmentId, reason }), '说清楚了。')}
        />
      )}
    </>
  )
}

function Facts({ assignment }: { assignment: Assignment }) {
  return (
    <dl className="plan-facts">
      <dt>到哪一步</dt>
      <dd>{ASSIGNMENT_STATE_LABELS[assignment.state]}</dd>
      <dt>做成</dt>
      <dd>{PLAN_FORM_LABELS[assignment.form]}</dd>
      <dt>在谁手里</dt>
      <dd>{assignment.assignee?.name ?? '没派人'}</dd>
      <dt>谁派的</dt>
      <dd>{assignment.assignedBy.name}</dd>
      <dt>什么时候</dt>
      <dd>{sayMoment(assignment.startsAt)}</dd>
      <dt>截稿</dt>
      <dd>{assignment.dueAt ? sayMoment(assignment.dueAt) : '没定'}</dd>
      <dt>在哪儿</dt>
      <dd>{assignment.place || '没写'}</dd>
      <dt>交代</dt>
      <dd>{assignment.brief || '没写'}</dd>
      {assignment.storyIds.length > 0 && (
        <>
          <dt>稿件</dt>
          <dd>
            {assignment.storyIds.map((storyId, index) => (
              <Link key={storyId} to={`/stories/${storyId}`}>
                第 {index + 1} 篇{' '}
              </Link>
            ))}
          </dd>
        </>
      )}
    </dl>
  )
}
