import { type Assignment, PLAN_FORM_LABELS, plans } from '@functions/plans/contract'
import { ASSIGNMENT_STATE_LABELS, assignmentMachine } from '@functions/plans/machine'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { staff } from '@/kept/staff'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import { Waiting } from '@/ui/waiting'
import { dayAndTimeOf, nowInstant } from '@/when'
import { FailedNote } from '../failed-note'
import '../index.scss'
import { useDeskCall } from '../use-desk-call'
import { HandOver } from './hand-over'

const FORWARD = [
  ['accept', '接单'],
  ['start', '开工'],
  ['submit', '交稿'],
] as const

/** One assignment, and the next step of whoever holds it. */
export default function OneAssignment() {
  const { id = '' } = useRouter().params
  const { called, again, put } = useDeskCall(
    useCallback(() => api(plans).openAssignment({ assignmentId: id }), [id]),
  )
  return (
    <Page title="任务">
      {called.phase === 'loading' && <Waiting shape="text" onRetry={again} />}
      {called.phase === 'failed' && (
        <View className="plan">
          <View className="plan-title" role="heading" aria-level={1}>
            任务
          </View>
          <FailedNote error={called.error} onRetry={again} />
        </View>
      )}
      {called.phase === 'ready' && <Inside assignment={called.data} onChanged={put} />}
    </Page>
  )
}

interface InsideProps {
  readonly assignment: Assignment
  readonly onChanged: (assignment: Assignment) => void
}

function Inside({ assignment, onChanged }: InsideProps) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [asking, setAsking] = useState<'handOver' | 'decline' | null>(null)
  const me = staff.open()?.personId
  const { assignmentId, offer, state } = assignment
  const own = assignment.assignee?.personId === me
  const act = async (work: () => Promise<Assignment>) => {
    setBusy(true)
    setFailure(null)
    try {
      const changed = await work()
      setAsking(null)
      onChanged(changed)
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  const may = (event: keyof typeof assignmentMachine.transitions) =>
    own && assignmentMachine.transitions[event].from.includes(state)
  return (
    <>
      <View className="plan">
        <Facts assignment={assignment} />
        {offer && (
          <View className="plan-note">
            <StateNote tone="paused" title={`${offer.from.name}想交给${offer.to.name}。`} body={offer.note} />
          </View>
        )}
        {failure !== null && (
          <View className="plan-note">
            <FailedNote error={failure} />
          </View>
        )}
        {offer?.to.personId === me && (
          <ActionBar>
            <Button
              busy={busy}
              onTap={() => void act(() => api(plans).answerHandOver({ assignmentId, take: true }))}
            >
              我接
            </Button>
            <Button
              kind="line"
              busy={busy}
              onTap={() => void act(() => api(plans).answerHandOver({ assignmentId, take: false }))}
            >
              接不了
            </Button>
          </ActionBar>
        )}
        <ActionBar>
          {FORWARD.filter(([event]) => may(event)).map(([event, word]) => (
            <Button key={event} busy={busy} onTap={() => void act(() => api(plans)[event]({ assignmentId }))}>
              {word}
            </Button>
          ))}
          {may('decline') && (
            <Button kind="line" onTap={() => setAsking('decline')}>
              接不了
            </Button>
          )}
          {may('takeOver') && !offer && (
            <Button kind="line" onTap={() => setAsking('handOver')}>
              交给别人
            </Button>
          )}
          {own && offer && (
            <Button
              kind="line"
              busy={busy}
              onTap={() => void act(() => api(plans).recallHandOver({ assignmentId }))}
            >
              收回交接
            </Button>
          )}
        </ActionBar>
      </View>
      {asking === 'handOver' && (
        <HandOver
          busy={busy}
          except={me ?? ''}
          onOffer={(to) => void act(() => api(plans).offerHandOver({ assignmentId, ...to }))}
        />
      )}
      {asking === 'decline' && (
        <Decline
          busy={busy}
          onDecline={(reason) => void act(() => api(plans).decline({ assignmentId, reason }))}
        />
      )}
    </>
  )
}

function Facts({ assignment }: { assignment: Assignment }) {
  const now = nowInstant()
  const { title, form, state, assignee, dueAt, startsAt, place, brief, ladder } = assignment
  const lines = [
    `${ASSIGNMENT_STATE_LABELS[state]}，在${assignee?.name ?? '编辑'}手里`,
    ...(dueAt ? [`${dayAndTimeOf(dueAt, now)}截稿${ladder > 0 ? '，已经过时' : ''}`] : []),
    `${dayAndTimeOf(startsAt, now)}${place ? `，${place}` : ''}`,
    ...(brief ? [`${assignment.assignedBy.name}交代：${brief}`] : []),
  ]
  return (
    <>
      <View className="plan-title" role="heading" aria-level={1}>
        {PLAN_FORM_LABELS[form]}：{title}
      </View>
      {lines.map((text) => (
        <View key={text} className="plan-fact">
          {text}
        </View>
      ))}
    </>
  )
}

function Decline({ busy, onDecline }: { busy: boolean; onDecline: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  return (
    <View className="plan-sheet">
      <Field
        as="line"
        label="为什么接不了"
        hint="编辑会看到，好另外派人。"
        value={reason}
        maxLength={200}
        onChange={setReason}
      />
      <ActionBar>
        <Button busy={busy} onTap={() => onDecline(reason)}>
          告诉编辑
        </Button>
      </ActionBar>
    </View>
  )
}
