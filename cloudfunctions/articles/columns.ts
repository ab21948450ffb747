import { site } from '../../site'
import { AppError } from '../_common/errors'
import { now } from '../_server/clock'
import { forget, memo } from '../_server/memo'
import type { Column, ColumnFreshness } from './contract'
import * as store from './store'

/** The front page gathers all columns; no column may take its name. */
export const FRONT_PAGE = 'home'

const MEMO_MS = 3000
const DAY_MS = 24 * 60 * 60 * 1000
/** A column with this many days or fewer left is shown as due, so that somebody writes before the inspector comes. */
const DUE_DAYS = 3

/** Every column in the order of the tabs. Until an administrator saves one, those of the site file hold. */
export function allColumns(): Promise<readonly Column[]> {
  return memo('columns', MEMO_MS, async () => orSites(await store.allColumns()))
}

/** The stored columns, as far as there are any. */
export const orSites = (stored: readonly Column[]): readonly Column[] =>
  stored.length > 0 ? stored : site.columns

export async function demandColumn(columnId: string): Promise<Column> {
  return columnAmong(await allColumns(), columnId)
}

export function columnAmong(columns: readonly Column[], columnId: string): Column {
  const found = columns.find((column) => column.columnId === columnId)
  if (!found) throw new AppError('not_found', `column ${columnId}`)
  return found
}

/** Writes a column, new or not. The first time, the columns of the site file are written down with it. */
export async function saveColumn(column: Column): Promise<Column> {
  if (column.columnId === FRONT_PAGE) {
    throw new AppError('invalid_input', 'reserved column id', { columnId: '“home”是首页的编号，换一个吧。' })
  }
  if ((await store.allColumns()).length === 0) await Promise.all(site.columns.map(store.addColumn))
  await store.putColumn(column)
  forget('columns')
  return column
}

/** Days since 1970 on the district's own calendar: a column is due by its date, not by the hour. */
export function localDay(instant: string | Date): number {
  const time = new Date(instant).getTime() + site.timeZoneOffsetMinutes * 60_000
  return Math.floor(time / DAY_MS)
}

/** The date of a moment on the district's calendar, `2026-03-05`. */
export const localDate = (at: Date): string => dateOf(localDay(at))
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** 保鲜: 0 days left on the last good day, negative once an inspection would fail the column. */
export function freshness(
  column: Pick<Column, 'freshDays'>,
  lastPublishedAt: string | null,
  today: Date,
): Pick<ColumnFreshness, 'daysLeft' | 'failsOn' | 'state'> {
  if (lastPublishedAt === null) return { daysLeft: null, failsOn: null, state: 'empty' }
  const daysLeft = column.freshDays - (localDay(today) - localDay(lastPublishedAt))
  const failsOn = dateOf(localDay(lastPublishedAt) + column.freshDays + 1)
  return { daysLeft, failsOn, state: daysLeft < 0 ? 'stale' : daysLeft <= DUE_DAYS ? 'due' : 'fresh' }
}

export async function columnsWithFreshness(today = now()): Promise<ColumnFreshness[]> {
  const withClock = async (column: Column): Promise<ColumnFreshness> => {
    const [articles, lastPublishedAt] = await Promise.all([
      store.countPublished(column.columnId),
      store.lastPublishedAt(column.columnId),
    ])
    return { ...column, articles, lastPublishedAt, ...freshness(column, lastPublishedAt, today) }
  }
  return Promise.all((await allColumns()).map(withClock))
}
