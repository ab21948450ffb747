/** What a calendar says of a moment; `shown` is the moment moved by its zone, so that UTC's getters read local time. */
export interface Calendar {
  readonly year: number
  readonly month: number
  readonly dayOfMonth: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
  readonly dayOfYear: number
  /** 1 Sunday to 7 Saturday. */
  readonly dayOfWeek: number
  /** 0 to 53: weeks begin on Sundays, days before the first Sunday are in week 0. */
  readonly week: number
  /** 1 Monday to 7 Sunday. */
  readonly isoDayOfWeek: number
  readonly isoWeek: number
  readonly isoWeekYear: number
}

const DAY = 86_400_000

/** Milliseconds since 1970 of a day in UTC; years below 100 are meant as they stand. */
export function dayAt(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day)
}

export function calendarOf(shown: number): Calendar {
  const date = new Date(shown)
  const year = date.getUTCFullYear()
  const dayOfYear = Math.floor((shown - dayAt(year, 1, 1)) / DAY) + 1
  const weekday = date.getUTCDay()
  const isoDayOfWeek = weekday || 7
  const thursday = new Date(shown + (4 - isoDayOfWeek) * DAY)
  const isoWeekYear = thursday.getUTCFullYear()
  const thursdayOfYear = Math.floor((thursday.getTime() - dayAt(isoWeekYear, 1, 1)) / DAY)
  return {
    year,
    month: date.getUTCMonth() + 1,
    dayOfMonth: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    dayOfYear,
    dayOfWeek: weekday + 1,
    week: Math.floor((dayOfYear + 6 - weekday) / 7),
    isoDayOfWeek,
    isoWeek: Math.floor(thursdayOfYear / 7) + 1,
    isoWeekYear,
  }
}

/** The first day (a Monday) of an ISO year, a week and a day of it counted from there. */
export function isoDayAt(isoWeekYear: number, isoWeek: number, isoDayOfWeek: number): number {
  const fourth = dayAt(isoWeekYear, 1, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY
  return monday + ((isoWeek - 1) * 7 + isoDayOfWeek - 1) * DAY
}
