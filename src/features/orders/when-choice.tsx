import type { When } from '@functions/orders/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ChoiceChips } from '@/ui/choice-chips'
import { endOfWeek, inDays, nextDays } from './days'
import { timeSaid } from './said'

const TIMES = ['08:00', '09:00', '10:00', '14:00', '15:00', '16:00', '18:30'] as const
/** How far ahead a day is offered. */
const DAYS_AHEAD = 14

/** A day that has not been chosen yet is ''. */
export type WhenSaid = Omit<When, 'time'> & { readonly time: string }

interface WhenChoiceProps {
  readonly value: WhenSaid
  readonly onChange: (value: WhenSaid) => void
}

const DAY_OPTIONS = [
  { value: 'today', label: '今天' },
  { value: 'tomorrow', label: '明天' },
  { value: 'week', label: '这周内' },
  { value: 'other', label: '另选日子' },
] as const
type DayOption = (typeof DAY_OPTIONS)[number]['value'] | ''

function optionFor({ day, flexible }: WhenSaid, now: number): DayOption {
  if (day === '') return ''
  if (flexible) return day === endOfWeek(now) ? 'week' : 'other'
  if (day === inDays(now, 0)) return 'today'
  return day === inDays(now, 1) ? 'tomorrow' : 'other'
}

/** 什么时候: a near day with one tap, another one with two; a draft of yesterday shows what it says. */
export function WhenChoice({ value, onChange }: WhenChoiceProps) {
  const now = Date.now()
  const [wantsOther, setWantsOther] = useState(false)
  const chosen = wantsOther ? 'other' : optionFor(value, now)
  const choose = (option: DayOption) => {
    setWantsOther(option === 'other')
    if (option === 'today') onChange({ ...value, day: inDays(now, 0), flexible: false })
    if (option === 'tomorrow') onChange({ ...value, day: inDays(now, 1), flexible: false })
    if (option === 'week') onChange({ day: endOfWeek(now), time: '', flexible: true })
  }
  return (
    <>
      <ChoiceChips<DayOption> label="哪一天" options={DAY_OPTIONS} value={chosen} onChange={choose} />
      {chosen === 'other' && (
        <View className="ord-gap">
          <ChoiceChips
            label="另选哪一天"
            options={nextDays(now, DAYS_AHEAD).slice(2)}
            value={value.day}
            onChange={(day) => onChange({ ...value, day, flexible: false })}
          />
        </View>
      )}
      {value.day !== '' && !value.flexible && (
        <View className="ord-gap">
          <View className="ord-sub">大概几点（不选也行，志愿者会先打电话约）</View>
          <ChoiceChips<string>
            label="大概几点"
            options={TIMES.map((time) => ({ value: time, label: timeSaid(time) }))}
            value={value.time}
            onChange={(time) => onChange({ ...value, time: time === value.time ? '' : time })}
          />
        </View>
      )}
    </>
  )
}
