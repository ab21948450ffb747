import type { TopicContent } from '@functions/articles/contract'
import { plans } from '@functions/plans/contract'
import { Button, Input, Select } from 'antd'
import { useCallback } from 'react'
import { api } from '../../../api'
import { localDay } from '../../../ui/time'
import { useRowKeys } from '../../../ui/use-row-keys'
import { useCall } from '../../../use-call'

interface UpcomingProps {
  readonly upcoming: TopicContent['upcoming']
  readonly onChange: (upcoming: TopicContent['upcoming']) => void
}

/** 接下来: readers see it until its day is over. */
export function Upcoming({ upcoming, onChange }: UpcomingProps) {
  const { keyOf, drop } = useRowKeys(upcoming.length)
  const replace = (at: number, part: Partial<TopicContent['upcoming'][number]>) =>
    onChange(upcoming.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <>
      <h2>接下来</h2>
      <p className="meta">写策划里定下的日子，读者看得到还有什么要来；日子过了自己收起来。</p>
      <ul className="gather-rows">
        {upcoming.map(({ on, what }, at) => (
          <li key={keyOf(at)} className="gather-row">
            <Input
              type="date"
              aria-label={`第 ${at + 1} 件的日子`}
              value={on}
              onChange={({ target }) => replace(at, { on: target.value })}
            />
            <Input
              aria-label={`第 ${at + 1} 件是什么`}
              value={what}
              maxLength={60}
              onChange={({ target }) => replace(at, { what: target.value })}
            />
            <Button
              onClick={() => {
                drop(at)
                onChange(upcoming.filter((_, index) => index !== at))
              }}
            >
              去掉
            </Button>
          </li>
        ))}
      </ul>
      <div className="gather-side">
        <Button onClick={() => onChange([...upcoming, { on: '', what: '' }])}>添一件</Button>
        <FromPlan known={upcoming} onTake={(one) => onChange([...upcoming, one])} />
      </div>
    </>
  )
}

const DAYS_AHEAD = 60
const DAY_MS = 24 * 60 * 60 * 1000

interface FromPlanProps {
  readonly known: TopicContent['upcoming']
  readonly onTake: (one: TopicContent['upcoming'][number]) => void
}

/** 从策划日历里取: what is planned in the next two months, with its own day. */
function FromPlan({ known, onTake }: FromPlanProps) {
  const { phase, data } = useCall(
    useCallback(() => {
      const [from, to] = [Date.now(), Date.now() + DAYS_AHEAD * DAY_MS].map(localDay)
      return api(plans).calendar({ from: from ?? '', to: to ?? '' })
    }, []),
  )
  // the calendar is a help: without it days are written by hand
  if (phase !== 'ready') return null
  const events = data.events
    .filter(({ event }) => event.state === 'planned')
    .map(({ event: { title, startsAt } }) => ({
      on: localDay(Date.parse(startsAt)),
      what: title.slice(0, 60),
    }))
    .filter(({ on, what }) => !known.some((one) => one.on === on && one.what === what))
  if (events.length === 0) return null
  return (
    <Select
      className="gather-plan"
      aria-label="从策划日历里取"
      placeholder="从策划日历里取"
      value={null}
      options={events.map(({ on, what }, index) => ({ value: index, label: `${on}　${what}` }))}
      onSelect={(index: number | null) => {
        const one = index === null ? undefined : events[index]
        if (one) onTake(one)
      }}
    />
  )
}
