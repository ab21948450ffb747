/** 农历十月十四, by the browser's own Chinese calendar; '' where it has none. */
export function lunarDate(date: Date): string {
  try {
    const parts = new Intl.DateTimeFormat('zh-CN-u-ca-chinese', {
      month: 'long',
      day: 'numeric',
    }).formatToParts(date)
    const month = parts.find(({ type }) => type === 'month')?.value ?? ''
    const day = Number(parts.find(({ type }) => type === 'day')?.value)
    return month && day ? `农历${month}${dayName(day)}` : ''
  } catch {
    return ''
  }
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 初一 … 初十, 十一 … 二十, 廿一 … 三十. */
function dayName(day: number): string {
  if (day <= 10) return `初${DIGITS[day]}`
  if (day < 20) return `十${DIGITS[day - 10]}`
  if (day === 20) return '二十'
  return day === 30 ? '三十' : `廿${DIGITS[day - 20]}`
}
