const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

interface Clock {
  readonly late: boolean
  readonly words: string
}

/** 还剩 52 分钟, 过时 5 小时: what a deadline means now. */
export function clockOf(dueAt: string, now: number): Clock {
  const left = Date.parse(dueAt) - now
  return left < 0
    ? { late: true, words: `过时 ${span(-left)}` }
    : { late: false, words: `还剩 ${span(left)}` }
}

/** 8 秒, 52 分钟, 1 小时 20 分, 3 天 2 小时. */
export function span(ms: number): string {
  if (ms < MINUTE) return `${Math.floor(ms / 1000)} 秒`
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} 分钟`
  if (ms < DAY) {
    const minutes = Math.floor((ms % HOUR) / MINUTE)
    return `${Math.floor(ms / HOUR)} 小时${minutes ? ` ${minutes} 分` : ''}`
  }
  const hours = Math.floor((ms % DAY) / HOUR)
  return `${Math.floor(ms / DAY)} 天${hours ? ` ${hours} 小时` : ''}`
}
