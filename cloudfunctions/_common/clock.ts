import { WORKING_DAYS } from './working-days'

/**
 * Clocks of matters and orders: how long one may take, what stops it, and the time that is promised for it. Pure, so that the
 * server and both clients show the same time. Working days follow the State Council's calendar (行政许可法 §82: 不含法定节假日).
 */

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const WEEK = 7
/** 1970-01-01 was a Thursday. */
const EPOCH_WEEKDAY = 4

/** One year of the State Council's arrangement: working days of the week that are free, and weekend days that are worked (调休). */
export interface YearCalendar {
  readonly year: number
  /** `MM-DD` each. */
  readonly free: readonly string[]
  readonly worked: readonly string[]
}

export interface Calendar {
  readonly offsetMinutes: number
  readonly years: ReadonlyMap<
    number,
    { readonly free: ReadonlySet<string>; readonly worked: ReadonlySet<string> }
  >
}

/** The published years with an administrator's on top; of two for one year the administrator's counts. `offsetMinutes`: the district's time. */
export function calendarOf(offsetMinutes: number, added: readonly YearCalendar[] = []): Calendar {
  return {
    offsetMinutes,
    years: new Map(
      [...WORKING_DAYS, ...added].map(({ year, free, worked }) => [
        year,
        { free: new Set(free), worked: new Set(worked) },
      ]),
    ),
  }
}

/** Days since 1970 of an instant, in the district's time. */
const dayNumberOf = (at: number, { offsetMinutes }: Calendar): number =>
  Math.floor((at + offsetMinutes * MINUTE_MS) / DAY_MS)

const endOfDay = (dayNumber: number, { offsetMinutes }: Calendar): number =>
  (dayNumber + 1) * DAY_MS - offsetMinutes * MINUTE_MS - 1000

/** `YYYY-MM-DD` of a day number. */
const nameOf = (dayNumber: number): string => new Date(dayNumber * DAY_MS).toISOString().slice(0, 10)

function works(dayNumber: number, { years }: Calendar): boolean {
  const name = nameOf(dayNumber)
  const year = years.get(Number(name.slice(0, 4)))
  const weekday = (dayNumber + EPOCH_WEEKDAY) % WEEK
  const weekend = weekday === 0 || weekday === WEEK - 1
  return weekend ? (year?.worked.has(name.slice(5)) ?? false) : !year?.free.has(name.slice(5))
}

const isKnown = (dayNumber: number, { years }: Calendar): boolean =>
  years.has(Number(nameOf(dayNumber).slice(0, 4)))

/** True when people work on `day` (`YYYY-MM-DD`); of years without a calendar only weekends are known. */
export const isWorkingDay = (day: string, calendar: Calendar): boolean =>
  works(Date.parse(`${day}T00:00:00Z`) / DAY_MS, calendar)

export const SPAN_UNITS = ['minutes', 'hours', 'days', 'working_days'] as const
/** How long something may take. */
export interface Span {
  readonly amount: number
  readonly unit: (typeof SPAN_UNITS)[number]
}
export const UNIT_LABELS: Record<Span['unit'], string> = {
  minutes: '分钟',
  hours: '小时',
  days: '天',
  working_days: '个工作日',
}
/** 2 小时, 15 个工作日. */
export const spanInWords = ({ amount, unit }: Span): string => `${amount} ${UNIT_LABELS[unit]}`

export interface Extension {
  readonly span: Span
  /** In words that the resident reads. */
  readonly reason: string
  readonly at: string
}

/** Time that does not count, e.g. 居民要求改天. */
export interface Stop {
  readonly from: string
  /** Null: still stopped. */
  readonly until: string | null
  /** In words that the resident reads. */
  readonly reason: string
}

/** What is stored of a clock; everything else follows from it. */
export interface ClockFacts {
  readonly startedAt: string
  readonly span: Span
  readonly extensions: readonly Extension[]
  /** In order, one after the other; only the last may be open. */
  readonly stops: readonly Stop[]
}

export const startClock = (at: string, span: Span): ClockFacts => ({
  startedAt: at,
  span,
  extensions: [],
  stops: [],
})

/** The stop that is in force; null while time runs. */
export const stopInForce = ({ stops }: ClockFacts): Stop | null => {
  const last = stops.at(-1)
  return last && last.until === null ? last : null
}

/** Time stops; a clock that stands already stays as it is. */
export const stopClock = (facts: ClockFacts, at: string, reason: string): ClockFacts =>
  stopInForce(facts) ? facts : { ...facts, stops: [...facts.stops, { from: at, until: null, reason }] }

/** Time runs on; a running clock stays as it is. */
export const resumeClock = (facts: ClockFacts, at: string): ClockFacts =>
  stopInForce(facts)
    ? {
        ...facts,
        stops: facts.stops.map((stop, index) =>
          index === facts.stops.length - 1 ? { ...stop, until: at } : stop,
        ),
      }
    : facts

export const extendClock = (facts: ClockFacts, extension: Extension): ClockFacts => ({
  ...facts,
  extensions: [...facts.extensions, extension],
})

/** The time by which it is promised. */
export interface PromisedTime {
  readonly at: string
  /** True when it counts days of a year whose calendar is not out yet: 暂定. */
  readonly provisional: boolean
}

interface Interval {
  readonly from: number
  readonly until: number
}

/** An open stop lasts until now: the promise moves on with it. */
const intervalsOf = ({ stops }: ClockFacts, now: number): Interval[] =>
  stops.map(({ from, until }) => ({
    from: Date.parse(from),
    until: until === null ? now : Date.parse(until),
  }))

/** `ms` of running time after `start`. */
function afterRunning(start: number, ms: number, stops: readonly Interval[]): number {
  let at = start + ms
  for (const { from, until } of stops) {
    const begin = Math.max(from, start)
    if (until > begin && begin < at) at += until - begin
  }
  return at
}

/** A day counts when people work on it and time runs at its end: what stopped and ran on within one day costs nobody a day. */
const counts = (day: number, stops: readonly Interval[], calendar: Calendar): boolean => {
  const end = endOfDay(day, calendar)
  return works(day, calendar) && !stops.some(({ from, until }) => from <= end && end < until)
}

/** Nobody promises more; keeps a calendar without a working day from being searched for ever. */
const MOST_DAYS = 366 * 20

/** The end of the `amount`-th working day after the day of `start`: the day of receipt does not count. */
function afterWorkingDays(
  start: number,
  amount: number,
  stops: readonly Interval[],
  calendar: Calendar,
): number {
  const first = dayNumberOf(start, calendar)
  let day = first
  for (let left = amount; left > 0 && day - first < MOST_DAYS; ) {
    day += 1
    if (counts(day, stops, calendar)) left -= 1
  }
  return endOfDay(day, calendar)
}

const MS: Record<Exclude<Span['unit'], 'working_days'>, number> = {
  minutes: MINUTE_MS,
  hours: HOUR_MS,
  days: DAY_MS,
}

/** When the clock runs out, extensions added and stops taken out. `now` matters only while it is stopped. */
export function promised(facts: ClockFacts, calendar: Calendar, now: string): PromisedTime {
  const stops = intervalsOf(facts, Date.parse(now))
  const start = Date.parse(facts.startedAt)
  let at = start
  let provisional = false
  for (const { amount, unit } of [facts.span, ...facts.extensions.map(({ span }) => span)]) {
    if (unit === 'working_days') {
      at = afterWorkingDays(at, amount, stops, calendar)
      provisional ||= !isKnown(dayNumberOf(at, calendar), calendar)
    } else {
      at = afterRunning(at, amount * MS[unit], stops)
    }
  }
  return { at: new Date(at).toISOString(), provisional }
}

/** How much of the span is used at `now`, in its own unit and never more than `now` allows: whole working days, or parts of hours. */
export function usedOf(facts: ClockFacts, calendar: Calendar, now: string): number {
  const until = Date.parse(now)
  const stops = intervalsOf(facts, until)
  const start = Date.parse(facts.startedAt)
  const { unit } = facts.span
  if (unit === 'working_days') {
    let used = 0
    const last = dayNumberOf(until, calendar)
    for (let day = dayNumberOf(start, calendar) + 1; day < last; day++) {
      if (counts(day, stops, calendar)) used += 1
    }
    return used
  }
  const stopped = stops.reduce(
    (sum, { from, until: end }) => sum + Math.max(0, Math.min(end, until) - Math.max(from, start)),
    0,
  )
  return Math.max(0, until - start - stopped) / MS[unit]
}

export const CLOCK_STATES = ['running', 'soon', 'stopped', 'late'] as const
/** What a clock looks like: the last fifth of its time is `soon`. */
export function clockStateOf(
  facts: ClockFacts,
  calendar: Calendar,
  now: string,
): (typeof CLOCK_STATES)[number] {
  if (stopInForce(facts)) return 'stopped'
  const due = Date.parse(promised(facts, calendar, now).at)
  const at = Date.parse(now)
  if (at > due) return 'late'
  return due - at < (due - Date.parse(facts.startedAt)) / SOON_PART ? 'soon' : 'running'
}
const SOON_PART = 5
