import type { ColumnFreshness } from '@functions/articles/contract'

const TONES: Record<ColumnFreshness['state'], { tone: string; label: string }> = {
  fresh: { tone: 'tag-done', label: '新鲜' },
  due: { tone: 'tag-due', label: '快到期' },
  stale: { tone: 'tag-late', label: '过期了' },
  empty: { tone: 'tag-plain', label: '还是空的' },
}

/** A column's state in words and colour, and how long is left in words. */
export function clockOf({ state, daysLeft }: Pick<ColumnFreshness, 'state' | 'daysLeft'>) {
  return { ...TONES[state], left: leftInWords(daysLeft) }
}

function leftInWords(daysLeft: number | null): string {
  if (daysLeft === null) return '发第一篇就开始算'
  if (daysLeft < 0) return `超了 ${-daysLeft} 天`
  return daysLeft === 0 ? '今天是最后一天' : `还有 ${daysLeft} 天`
}
