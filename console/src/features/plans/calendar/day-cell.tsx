import type { OutputOf } from '@functions/_common/contract'
import { PLAN_FORM_LABELS, type plans } from '@functions/plans/contract'
import { ASSIGNMENT_STATE_LABELS } from '@functions/plans/machine'
import { clockOf, dayOf, sayDay, today } from '../parts/moments'

const SHOWN_IN_MONTH = 4

interface DayCellProps {
  readonly day: string
  readonly page: OutputOf<typeof plans.actions.calendar>
  /** Of the month before or after. */
  readonly outside: boolean
  /** With all events and their coverages. */
  readonly whole: boolean
  readonly onOpen: (eventId: string) => void
  readonly onDay: () => void
}

export function DayCell({ day, page, outside, whole, onOpen, onDay }: DayCellProps) {
  const events = page.events.filter(({ event }) => dayOf(event.startsAt) === day)
  const shown = whole ? events : events.slice(0, SHOWN_IN_MONTH)
  const isToday = day === today()
  const keyDates = page.keyDates.filter((one) => one.day === day)
  const free = events.length === 0 && keyDates.length === 0 && !isToday
  return (
    <li
      className={[
        'calendar-day',
        outside && 'calendar-outside',
        isToday && 'calendar-today',
        free && !whole && 'calendar-free',
      ]
        .filter(Boolean)
        .join(' ')}
    >
      <button type="button" className="calendar-date num" onClick={onDay}>
        {whole ? sayDay(day) : Number(day.slice(8))}
        {!whole && <span className="spoken">日，看这一天</span>}
        {isToday && <span className="tag tag-now">今天</span>}
      </button>
      {keyDates.map(({ name, kind }) => (
        <div key={name} className={`calendar-key calendar-key-${kind}`}>
          {name}
        </div>
      ))}
      {shown.map(({ event, coverages }) => (
        <div key={event.eventId} className="calendar-event">
          <button
            type="button"
            className={event.state === 'cancelled' ? 'calendar-title calendar-off' : 'calendar-title'}
            onClick={() => onOpen(event.eventId)}
          >
            <span className="num">{clockOf(event.startsAt)}</span> {event.title}
            {event.state === 'cancelled' && '（不办了）'}
          </button>
          {whole &&
            coverages.flatMap(({ form, assignments }) =>
              assignments.map(({ assignmentId, assignee, state }) => (
                <div key={assignmentId} className="meta">
                  {PLAN_FORM_LABELS[form]}：{assignee?.name ?? '没派人'}，{ASSIGNMENT_STATE_LABELS[state]}
                </div>
              )),
            )}
          {!whole && coverages.length > 0 && (
            <div className="meta">{coverages.map(({ form }) => PLAN_FORM_LABELS[form]).join(' ')}</div>
          )}
        </div>
      ))}
      {shown.length < events.length && (
        <button type="button" className="link" onClick={onDay}>
          还有 {events.length - shown.length} 个
        </button>
      )}
    </li>
  )
}
