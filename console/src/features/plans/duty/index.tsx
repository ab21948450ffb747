import type { OutputOf } from '@functions/_common/contract'
import { plans, type Shift } from '@functions/plans/contract'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { Failed } from '../../../ui/failed'
import { Icon } from '../../../ui/icon'
import { Note } from '../../../ui/note'
import { PageHead } from '../../../ui/page-head'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import '../parts/index.css'
import { addDays, clockOf, dayOf, daysOf, sayDay, sayMoment, today } from '../parts/moments'
import { WithPeople } from '../parts/people'
import './index.css'
import { ShiftDialog } from './shift-dialog'

type Roster = OutputOf<typeof plans.actions.roster>
const DAY = /^\d{4}-\d\d-\d\d$/

/** 值班表: who holds which post, and where nobody does. */
export function Duty() {
  return (
    <WithPeople>
      <Week />
    </WithPeople>
  )
}

function Week() {
  const [query, setQuery] = useSearchParams()
  const { staff } = useMe()
  const keeps = mayCall(plans.actions.putShift, rolesOf(staff.grants))
  const asked = query.get('day') ?? ''
  const days = daysOf('week', DAY.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today())
  const from = days[0] ?? today()
  const to = days.at(-1) ?? from
  const [open, setOpen] = useState<Shift | { postId: string; startsAt: string | null } | null>(null)
  const { again, ...called } = useCall(useCallback(() => api(plans).roster({ from, to }), [from, to]))
  const names = new Map(called.data?.posts.map(({ postId, name }) => [postId, name]))
  return (
    <div className="page">
      <PageHead title="值班表" sub={`${sayDay(from)} 到 ${sayDay(to)}`}>
        {keeps && (
          <Button
            type="primary"
            icon={<Icon name="add" />}
            onClick={() => setOpen({ postId: called.data?.posts[0]?.postId ?? '', startsAt: null })}
          >
            排一个班
          </Button>
        )}
      </PageHead>
      <div className="plan-views">
        <Button onClick={() => setQuery({ day: addDays(from, -7) })}>上一周</Button>
        <Button onClick={() => setQuery({})}>这一周</Button>
        <Button onClick={() => setQuery({ day: addDays(from, 7) })}>下一周</Button>
      </div>
      {called.phase === 'loading' && <Waiting onRetry={again} />}
      {called.phase === 'failed' && <Failed error={called.error} onRetry={again} />}
      {called.phase === 'ready' && (
        <>
          <Gaps gaps={called.data.gaps} names={names} keeps={keeps} onFill={setOpen} />
          {called.data.posts.map(({ postId, name }) => (
            <PostWeek
              key={postId}
              name={name}
              days={days}
              shifts={called.data.shifts.filter((shift) => shift.postId === postId)}
              onOpen={setOpen}
            />
          ))}
        </>
      )}
      {open && called.phase === 'ready' && (
        <ShiftDialog
          shift={open}
          posts={called.data.posts}
          keeps={keeps}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            again()
          }}
        />
      )}
    </div>
  )
}

function Gaps({
  gaps,
  names,
  keeps,
  onFill,
}: {
  gaps: Roster['gaps']
  names: ReadonlyMap<string, string>
  keeps: boolean
  onFill: (gap: { postId: string; startsAt: string }) => void
}) {
  if (gaps.length === 0) return <Note tone="done" title="这一周从现在起，每个岗都有人。" />
  return (
    <div className="duty-gaps">
      {gaps.map(({ postId, from, to, warnedAt }) => (
        <Note
          key={`${postId}-${from}`}
          tone={warnedAt ? 'late' : 'due'}
          title={`${names.get(postId) ?? ''}没人：${sayMoment(from)} 到 ${sayMoment(to)}`}
          actions={
            keeps && (
              <button type="button" className="link" onClick={() => onFill({ postId, startsAt: from })}>
                补一个班
              </button>
            )
          }
        >
          {warnedAt && `不到一天了，${sayMoment(warnedAt)}提醒过。`}
        </Note>
      ))}
    </div>
  )
}

function PostWeek({
  name,
  days,
  shifts,
  onOpen,
}: {
  name: string
  days: readonly string[]
  shifts: readonly Shift[]
  onOpen: (shift: Shift) => void
}) {
  return (
    <section className="sheet duty-post" aria-label={name}>
      <h2 className="plan-part rail">{name}</h2>
      <ol className="duty-week">
        {days.map((day) => (
          <li key={day}>
            <div className="meta">{sayDay(day)}</div>
            {shifts
              .filter(({ startsAt }) => dayOf(startsAt) === day)
              .map((shift) => (
                <button
                  type="button"
                  key={shift.shiftId}
                  className="duty-shift"
                  onClick={() => onOpen(shift)}
                >
                  <strong>{shift.person.name}</strong>
                  <span className="num">
                    {clockOf(shift.startsAt)}–{clockOf(shift.endsAt)}
                  </span>
                  {shift.note && (
                    <span className={shift.readBy ? 'tag tag-done' : 'tag tag-due'}>
                      {shift.readBy ? '交班看过' : '有交班'}
                    </span>
                  )}
                </button>
              ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
