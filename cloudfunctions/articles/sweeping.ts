import { tell } from '../notices/telling'
import { keepersOf } from '../people/colleagues'
import { columnsWithFreshness } from './columns'
import type { ColumnFreshness } from './contract'
import { together } from './store'

/** 保鲜: before the inspection and once it would fail, those who keep the column hear of it; once for each, however often this runs. */
export async function sweep(at: Date): Promise<{ told: number }> {
  const pressing = (await columnsWithFreshness(at)).filter(
    ({ state }) => state === 'due' || state === 'stale',
  )
  let told = 0
  for (const column of pressing) {
    const keepers = await keepersOf(column.columnId)
    await together(async (transaction) => {
      for (const { personId } of keepers) {
        await tell(transaction, {
          to: { kind: 'staff', personId },
          matter: 'column',
          event: `column:${column.columnId}:${column.state}:${column.failsOn}`,
          ...wordsOf(column),
          page: '/columns',
          at: at.toISOString(),
        })
      }
    })
    told += keepers.length
  }
  return { told }
}

function wordsOf({ name, state, daysLeft, failsOn }: ColumnFreshness): { title: string; text: string } {
  const days = daysLeft ?? 0
  if (state === 'stale') {
    return { title: `“${name}”过期了`, text: `超了 ${-days} 天没有新稿，检查会判不合格。今天就补一篇。` }
  }
  const left = days === 0 ? '今天是最后一天' : `还有 ${days} 天`
  return { title: `“${name}”快到期`, text: `${left}，到 ${failsOn} 还没有新稿，检查会判不合格。` }
}
