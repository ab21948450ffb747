import { plans } from '@functions/plans/contract'
import { DESK } from '@functions/plans/machine'
import { Button, Segmented } from 'antd'
import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { rolesOf, useMe } from '../../../me'
import { Failed } from '../../../ui/failed'
import { Icon } from '../../../ui/icon'
import { Note } from '../../../ui/note'
import { PageHead } from '../../../ui/page-head'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import '../parts/index.css'
import { daysOf, type Span, sayDay, today, turned } from '../parts/moments'
import { WithPeople } from '../parts/people'
import { DayCell } from './day-cell'
import { EventDetail } from './event-detail'
import { EventForm } from './event-form'
import './index.css'

const SPANS: { value: Span; label: string }[] = [
  { value: 'month', label: '月' },
  { value: 'week', label: '周' },
  { value: 'day', label: '日' },
]
const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
const DAY = /^\d{4}-\d\d-\d\d$/

/** 策划日历: key dates, events and who covers them. */
export function Calendar() {
  return (
    <WithPeople>
      <CalendarPages />
    </WithPeople>
  )
}

function CalendarPages() {
  const [query, setQuery] = useSearchParams()
  const { staff } = useMe()
  const desk = rolesOf(staff.grants).some((role) => DESK.some((one) => one === role))
  const span = SPANS.find(({ value }) => value === query.get('span'))?.value ?? 'month'
  const asked = query.get('day') ?? ''
  const day = DAY.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today()
  const eventId = query.get('event')
  const [adding, setAdding] = useState<string | null>(null)
  const days = daysOf(span, day)
  const from = days[0] ?? day
  const to = days.at(-1) ?? day
  const { again, ...called } = useCall(useCallback(() => api(plans).calendar({ from, to }), [from, to]))
  const show = (change: { span?: Span; day?: string; event?: string }) =>
    setQuery({
      span: change.span ?? span,
      day: change.day ?? day,
      ...(change.event ? { event: change.event } : {}),
    })
  const title =
    span === 'month'
      ? `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`
      : `${sayDay(from)}${to === from ? '' : ` 到 ${sayDay(to)}`}`
  return (
    <div className="page">
      <PageHead title="策划日历" sub={title}>
        {desk && (
          <Button
            type="primary"
            icon={<Icon name="add" />}
            onClick={() => setAdding(span === 'month' ? today() : day)}
          >
            排一个活动
          </Button>
        )}
      </PageHead>
      <div className="plan-views">
        <Segmented
          aria-label="看多长"
          value={span}
          options={SPANS}
          onChange={(value) => show({ span: value })}
        />
        <Button onClick={() => show({ day: turned(span, day, -1) })}>往前</Button>
        <Button onClick={() => show({ day: today() })}>今天</Button>
        <Button onClick={() => show({ day: turned(span, day, 1) })}>往后</Button>
      </div>
      {called.phase === 'loading' && <Waiting onRetry={again} />}
      {called.phase === 'failed' && <Failed error={called.error} onRetry={again} />}
      {called.phase === 'ready' && (
        <>
          {called.data.more && (
            <Note tone="due" title="这段时间的活动太多，只列了前一部分。换成周或日来看。" />
          )}
          <section className={`sheet calendar calendar-${span}`} aria-label={title}>
            {span !== 'day' && (
              <div className="calendar-weekdays" aria-hidden="true">
                {WEEKDAYS.map((name) => (
                  <span key={name}>{name}</span>
                ))}
              </div>
            )}
            <ol className="calendar-days">
              {days.map((one) => (
                <DayCell
                  key={one}
                  day={one}
                  page={called.data}
                  outside={span === 'month' && !one.startsWith(day.slice(0, 7))}
                  whole={span !== 'month'}
                  onOpen={(event) => show({ event })}
                  onDay={() => show({ span: 'day', day: one })}
                />
              ))}
            </ol>
          </section>
        </>
      )}
      {eventId && <EventDetail eventId={eventId} desk={desk} onChanged={again} onClose={() => show({})} />}
      {adding && (
        <EventForm
          event={null}
          day={adding}
          onClose={() => setAdding(null)}
          onDone={() => {
            setAdding(null)
            again()
          }}
        />
      )}
    </div>
  )
}
