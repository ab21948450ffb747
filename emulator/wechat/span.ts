import { type Asked, textOf } from './call'
import { WechatError } from './codes'
import { daysBetween } from './figures'
import type { World } from './world'

export interface Span {
  readonly first: string
  readonly last: string
  readonly days: readonly string[]
}

/** `begin_date` and `end_date` of the data cube: so many days at most, and none later than yesterday (China's day). */
export function spanOf(body: Asked['body'], { figures }: World, max: number): Span {
  const first = textOf(body, 'begin_date')
  const last = textOf(body, 'end_date')
  if (!isDay(first) || !isDay(last)) throw new WechatError('dateFormat')
  if (first > last || last >= figures.today()) throw new WechatError('dateRange')
  const days = daysBetween(first, last)
  if (days.length > max) throw new WechatError('dateRange')
  return { first, last, days }
}

const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)
