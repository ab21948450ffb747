import { site } from '../../site'
import { type Calendar, calendarOf, type YearCalendar } from '../_common/clock'
import { table } from './db'
import { forget, memo } from './memo'

/** `settings/calendar`: the years that an administrator entered, by year. */
interface CalendarRow {
  readonly _id: 'calendar'
  readonly years: Readonly<Record<string, YearCalendar>>
}

const settings = table<CalendarRow>('settings')
const KEY = 'calendar'
const KEPT_MS = 60_000

/** The added years, the earliest first; at most a minute old. */
export const addedYears = (): Promise<YearCalendar[]> =>
  memo(KEY, KEPT_MS, async () => {
    const row = await settings.get('calendar')
    return Object.values(row?.years ?? {}).sort((one, other) => one.year - other.year)
  })

/** The calendar by which clocks run here: the published years with the added ones on top. */
export const calendar = async (): Promise<Calendar> =>
  calendarOf(site.timeZoneOffsetMinutes, await addedYears())

/** After a change, so that at least this instance counts by it at once. */
export const forgetCalendar = () => forget(KEY)
