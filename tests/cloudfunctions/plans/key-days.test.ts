import { keyDatesBetween } from '@functions/plans/key-days'
import { keyDates } from '../../../site/key-dates'

const LUNAR: Record<string, string> = {
  春节: '正月初一',
  元宵节: '正月十五',
  端午节: '五月初五',
  中秋节: '八月十五',
  重阳节: '九月初九',
}
const MONTHS = [
  '正月',
  '二月',
  '三月',
  '四月',
  '五月',
  '六月',
  '七月',
  '八月',
  '九月',
  '十月',
  '冬月',
  '腊月',
]
const format = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
})

function lunarDay(day: string): string {
  const [month = 0, date = 0] = format
    .format(new Date(`${day}T00:00:00Z`))
    .split('/')
    .map(Number)
  const tens =
    date === 10
      ? '初十'
      : date < 10
        ? `初${'一二三四五六七八九'[date - 1]}`
        : `十${'一二三四五六七八九'[date - 11]}`
  return `${MONTHS[month - 1]}${tens}`
}

/** New moon on 2027-02-06 at 23:56 in Peking: the almanac's day, which ICU's approximation puts one later. */
const CLOSE_TO_MIDNIGHT = ['2027-02-06', '2027-02-20']
const checked = keyDates.dated.filter(([day, name]) => name in LUNAR && !CLOSE_TO_MIDNIGHT.includes(day))

it.each(checked)('%s is %s by the lunar calendar', (day, name) => {
  expect(lunarDay(day)).toBe(LUNAR[name])
})

it('names what falls between two days, both included, and the days worked instead', () => {
  const found = keyDatesBetween('2026-09-19', '2026-10-01').map(
    ({ day, name, kind }) => `${day} ${name} ${kind}`,
  )
  expect(found).toEqual([
    '2026-09-20 国庆节调休上班 worked',
    '2026-09-25 中秋节 key',
    '2026-09-25 中秋节放假 holiday',
    '2026-09-26 中秋节放假 holiday',
    '2026-09-27 中秋节放假 holiday',
    '2026-09-30 烈士纪念日 key',
    '2026-10-01 国庆节 key',
    '2026-10-01 国庆节放假 holiday',
  ])
})
