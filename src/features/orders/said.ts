import type { When } from '@functions/orders/contract'
import { site } from '@site'
import { dayAndTimeOf } from '@/when'

const DAY_MS = 86_400_000
const OFFSET_MS = site.timeZoneOffsetMinutes * 60_000
const WEEKDAYS = '日一二三四五六'
const NEAR = ['今天', '明天', '后天'] as const
const YESTERDAY = '昨天'

const dayNumberOf = (instant: string): number => Math.floor((Date.parse(instant) + OFFSET_MS) / DAY_MS)
const dayNumberOn = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
const nearWord = (distance: number): string | undefined => (distance === -1 ? YESTERDAY : NEAR[distance])

/** 明天, 11月28日（周六）: a day (`YYYY-MM-DD`) as people say it. */
export function daySaid(day: string, now: string): string {
  const near = nearWord(dayNumberOn(day) - dayNumberOf(now))
  if (near) return near
  const date = new Date(`${day}T00:00:00Z`)
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日（周${WEEKDAYS[date.getUTCDay()]}）`
}

/** 上午 9:00: a time of day (`HH:MM`) as people say it. */
export function timeSaid(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上'
  return `${part} ${hour > 12 ? hour - 12 : hour}:${String(minute).padStart(2, '0')}`
}

/** 明天上午 9:00; 11月28日（周六）以前都行. */
export function whenSaid({ day, time, flexible }: When, now: string): string {
  const said = daySaid(day, now)
  if (flexible) return `${said}以前都行`
  return time ? `${said}${timeSaid(time)}` : `${said}，几点再约`
}

/** 今天晚上 7:10; 11月26日下午 3:00: a moment of what happened or is promised. */
export function momentSaid(instant: string, now: string): string {
  const near = nearWord(dayNumberOf(instant) - dayNumberOf(now))
  const [day = '', time = ''] = dayAndTimeOf(instant, now).split(' ')
  // the last minute of a day is its end
  return `${near ?? day}${time === '23:59' ? '晚上 12:00' : timeSaid(time)}`
}
