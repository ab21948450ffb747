import type { IndexDescription, SlowQueryRecord } from '../../../database/types'
import { ask } from '../api'
import { area, element, moment, note, section, table } from '../dom'
import { count } from '../format'
import { fieldsText } from './explain'

/** The indexes of a collection and what stands in them. */
export function indexesNodes(collection: string): Node[] {
  const { place } = area(async () => {
    const indexes = await ask<IndexDescription[]>('indexes', { collection })
    const rows = indexes.map(({ name, fields, unique, multikey, entries }) => [
      name,
      fieldsText(fields),
      unique ? '是' : '',
      multikey.join('，'),
      count(entries),
    ])
    return [
      table('索引', ['名字', '字段', '唯一', '有数组的字段', '索引项'], rows),
      note('索引写在声明文件里，重启时照着它建和删。'),
    ]
  })
  return [section('索引', place)]
}

/** Queries that looked at too many documents, with the index each would want. */
export function slowNodes(): Node[] {
  const { place } = area(async () => {
    const queries = await ask<SlowQueryRecord[]>('slow')
    if (!queries.length) return note('启动以来没有慢查询。看了 1,000 条以上文档的查询会记在这里。')
    const rows = queries.map(({ collection, where, sort, wanted, explain, times, lastAt }) => [
      collection,
      element('code', {}, sort.length ? `${where} 按 ${fieldsText(sort)}` : where),
      count(explain.documentsScanned),
      fieldsText(wanted) || '—',
      count(times),
      moment(lastAt),
    ])
    return table('慢查询', ['集合', '查询', '看的文档', '想要的索引', '次数', '最近一次'], rows)
  })
  return [section('慢查询', place)]
}
