import { site } from '../../../../site'
import { patternRule, type RuleInfo } from '../finding'

const author = '编辑部'
const NAMES = '日一二三四五六'
const MINUTE_MS = 60_000

/** A day of the calendar; null when there is none, as on 9月31日. */
function dayOf(year: number, month: number, day: number): Date | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : null
}

const localYear = (date: Date): number =>
  new Date(date.getTime() + site.timeZoneOffsetMinutes * MINUTE_MS).getUTCFullYear()

const impossible: RuleInfo = {
  ruleId: 'date-that-is-not',
  version: 1,
  name: '不存在的日期',
  basis: '《出版物上数字用法》（GB/T 15835—2011）；日历',
  weight: 'fix',
  author,
  reason: '没写年份的二月二十九日按发布日期那一年看。',
}

/** 9月31日, 2月30日, 13月5日. */
export const dates = patternRule(
  impossible,
  /(?:(?<year>\d{4})年)?(?<!\d)(?<month>\d{1,2})月(?<day>\d{1,2})[日号]/gu,
  ({ 0: words, groups }, _, { date }) => {
    const year = groups?.year ? Number(groups.year) : localYear(date)
    if (dayOf(year, Number(groups?.month), Number(groups?.day))) return null
    return { message: `日历上没有“${words}”，核对一下。` }
  },
)

const disagreeing: RuleInfo = {
  ruleId: 'weekday-disagrees',
  version: 1,
  name: '日期和星期对不上',
  basis: '日历',
  weight: 'fix',
  author,
  reason: '没写年份的按发布日期那一年；离得太远的两个词不配成一对。',
}

/** 9月4日（星期三）; the weekday stands right behind the day. */
export const weekdays = patternRule(
  disagreeing,
  /(?:(?<year>\d{4})年)?(?<!\d)(?<month>\d{1,2})月(?<day>\d{1,2})[日号]\s*[（(，,、]?\s*(?:星期|周|礼拜)(?<name>[一二三四五六日天])/gu,
  ({ groups }, _, { date }) => {
    const year = groups?.year ? Number(groups.year) : localYear(date)
    const day = dayOf(year, Number(groups?.month), Number(groups?.day))
    const said = groups?.name === '天' ? '日' : groups?.name
    const is = day && NAMES[day.getUTCDay()]
    if (!is || is === said) return null
    return {
      message: `${year}年${groups?.month}月${groups?.day}日是星期${is}，文中写的是星期${said}。`,
    }
  },
)
