import { type Assignment, PLAN_FORM_LABELS, plans } from '@functions/plans/contract'
import { ASSIGNMENT_STATE_LABELS, DESK } from '@functions/plans/machine'
import { Button, Segmented } from 'antd'
import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { rolesOf, useMe } from '../../../me'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import '../parts/index.css'
import { sayMoment } from '../parts/moments'
import { WithPeople } from '../parts/people'
import { AssignmentDetail } from './assignment-detail'
import { FeedDialog } from './feed-dialog'

const OWN = [
  { value: 'mine', label: '我的' },
  { value: 'offered', label: '想交给我的' },
  { value: 'done', label: '我做完的' },
] as const
const OF_DESK = [
  { value: 'desk', label: '全部在做的' },
  { value: 'late', label: '过时没交的' },
] as const
type View = (typeof OWN)[number]['value'] | (typeof OF_DESK)[number]['value']

/** 任务. */
export function Assignments() {
  return (
    <WithPeople>
      <Work />
    </WithPeople>
  )
}

function Work() {
  const [query, setQuery] = useSearchParams()
  const { staff } = useMe()
  const desk = rolesOf(staff.grants).some((role) => DESK.some((one) => one === role))
  const views = desk ? [...OF_DESK, ...OWN] : [...OWN]
  const view: View = views.find(({ value }) => value === query.get('view'))?.value ?? (desk ? 'desk' : 'mine')
  const cursor = query.get('cursor')
  const open = query.get('id')
  const [subscribing, setSubscribing] = useState(false)
  const { again, ...listed } = useCall(
    useCallback(() => api(plans).assignments({ view, ...(cursor ? { cursor } : {}) }), [view, cursor]),
  )
  return (
    <div className="page">
      <PageHead title="任务" sub="最急的排在最前面">
        <Button onClick={() => setSubscribing(true)}>订到自己的日历</Button>
      </PageHead>
      <div className="plan-views">
        <Segmented
          aria-label="看哪些"
          value={view}
          options={views}
          onChange={(next) => setQuery({ view: next })}
        />
      </div>
      <section className="sheet" aria-label="任务单" aria-busy={listed.phase === 'loading'}>
        {listed.phase === 'loading' && <Waiting onRetry={again} />}
        {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
        {listed.phase === 'ready' && listed.data.assignments.length === 0 && (
          <Empty>
            {view === 'late' ? '没有过时没交的，都赶得上。' : '这里没有任务。选题采用以后，任务就派到这里。'}
          </Empty>
        )}
        {listed.phase === 'ready' && (
          <Rows assignments={listed.data.assignments} onOpen={(id) => setQuery({ view, id })} />
        )}
        {listed.phase === 'ready' && (cursor || listed.data.nextCursor) && (
          <div className="pager">
            {cursor && <Button onClick={() => setQuery({ view })}>回到开头</Button>}
            {listed.data.nextCursor && (
              <Button onClick={() => setQuery({ view, cursor: listed.data.nextCursor ?? '' })}>下一页</Button>
            )}
          </div>
        )}
      </section>
      {open && (
        <AssignmentDetail
          assignmentId={open}
          desk={desk}
          onChanged={again}
          onClose={() => setQuery({ view })}
        />
      )}
      {subscribing && <FeedDialog onClose={() => setSubscribing(false)} />}
    </div>
  )
}

function Rows({ assignments, onOpen }: { assignments: readonly Assignment[]; onOpen: (id: string) => void }) {
  return (
    <ul className="plan-list">
      {assignments.map(
        ({ assignmentId, title, form, assignee, dueAt, state, ladder, escalatedTo, offer }) => (
          <li key={assignmentId} className={ladder > 0 ? 'plan-late' : ''}>
            <div>
              <button type="button" className="row-title" onClick={() => onOpen(assignmentId)}>
                {PLAN_FORM_LABELS[form]}：{title}
              </button>
              <div className="meta">
                {assignee?.name ?? '没派人'}
                {dueAt && `，${sayMoment(dueAt)}截稿`}
                {offer && `，想交给${offer.to.name}`}
              </div>
            </div>
            <div className="plan-row-end">
              {ladder > 0 && (
                <span className="tag tag-late">
                  过时没交，在{ladder > 1 ? '值班长' : '值班编辑'}
                  {escalatedTo ? escalatedTo.name : '（没人值班）'}那里
                </span>
              )}
              <span className={state === 'completed' ? 'tag tag-done' : 'tag'}>
                {ASSIGNMENT_STATE_LABELS[state]}
              </span>
            </div>
          </li>
        ),
      )}
    </ul>
  )
}
