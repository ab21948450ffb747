import { type Assignment, PLAN_FORM_LABELS, plans } from '@functions/plans/contract'
import { ASSIGNMENT_STATE_LABELS } from '@functions/plans/machine'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import { Waiting } from '@/ui/waiting'
import { dayAndTimeOf, nowInstant } from '@/when'
import { FailedNote } from '../failed-note'
import '../index.scss'
import { useDeskCall } from '../use-desk-call'

const VIEWS = [
  { value: 'mine', label: '要做的' },
  { value: 'offered', label: '想交给我的' },
  { value: 'done', label: '做完的' },
] as const
type Shown = (typeof VIEWS)[number]['value']
const NONE: Record<Shown, string> = {
  mine: '现在没有要做的任务。派给您的会出现在这里，最急的在最前面。',
  offered: '没有人要把任务交给您。',
  done: '还没有做完的任务。',
}

const noteOf = ({ state, dueAt, ladder }: Assignment, now: string): string => {
  const due = dueAt ? `，${dayAndTimeOf(dueAt, now)}截稿` : ''
  return `${ladder > 0 ? '过时没交，' : ''}${ASSIGNMENT_STATE_LABELS[state]}${due}`
}

/** 我的任务, first due first. */
export default function MyAssignments() {
  const [view, setView] = useState<Shown>('mine')
  const [cursor, setCursor] = useState<string | null>(null)
  const { called, again } = useDeskCall(
    useCallback(
      async () => ({ view, ...(await api(plans).assignments({ view, ...(cursor ? { cursor } : {}) })) }),
      [view, cursor],
    ),
  )
  const seen = useRef(false)
  // back from a task, it stands where it now belongs
  useDidShow(() => {
    if (seen.current) again()
    seen.current = true
  })
  const now = nowInstant()
  const ready = called.phase === 'ready' && called.data.view === view ? called.data : null
  return (
    <Page title="我的任务">
      <View className="plan">
        <View className="plan-title" role="heading" aria-level={1}>
          我的任务
        </View>
        <ChoiceChips
          label="看哪些"
          options={VIEWS}
          value={view}
          onChange={(next) => {
            setCursor(null)
            setView(next)
          }}
        />
        {called.phase === 'failed' && (
          <View className="plan-note">
            <FailedNote error={called.error} onRetry={again} />
          </View>
        )}
        {ready?.assignments.length === 0 && (
          <View className="plan-note">
            <StateNote tone="info" title={NONE[view]} />
          </View>
        )}
      </View>
      {called.phase === 'loading' && <Waiting shape="list" onRetry={again} />}
      {ready && ready.assignments.length > 0 && (
        <View className="plan-list">
          {ready.assignments.map((assignment) => (
            <ListRow
              key={assignment.assignmentId}
              title={`${PLAN_FORM_LABELS[assignment.form]}：${assignment.title}`}
              note={noteOf(assignment, now)}
              onTap={() => goTo(`/features/plans/assignment/index?id=${assignment.assignmentId}`)}
            />
          ))}
        </View>
      )}
      {ready && (ready.nextCursor || cursor) && (
        <ActionBar>
          {ready.nextCursor && (
            <Button kind="line" onTap={() => setCursor(ready.nextCursor)}>
              看后面的
            </Button>
          )}
          {cursor && (
            <Button kind="line" onTap={() => setCursor(null)}>
              回到最前面
            </Button>
          )}
        </ActionBar>
      )}
    </Page>
  )
}
