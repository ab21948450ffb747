import type { IndexKind } from '../../../database/types'
import type { How } from '../../query/run'
import { element, table } from '../dom'
import { count } from '../format'

/** As in `LIMITS.slowScan`. */
const SLOW = 1000

type Fields = readonly (readonly [path: string, kind: IndexKind])[]

const SIGNS: Readonly<Record<IndexKind, string>> = { 1: '↑', [-1]: '↓', '2dsphere': '地理' }

/** The fields of an index in a line: `columnId ↑，publishedAt ↓，place 地理`. */
export const fieldsText = (fields: Fields) =>
  fields.map(([path, kind]) => `${path} ${SIGNS[kind]}`).join('，')

/** How a query was answered, in a sentence; what else was thought of on demand. */
export function explainNodes({ explain, considered = [], wanted = [] }: How): Node[] {
  const { index, keysScanned, documentsScanned, returned, sortedInMemory } = explain
  const how = index
    ? `用了索引 ${index}，看了 ${count(keysScanned)} 个索引项、${count(documentsScanned)} 条文档，得到 ${count(returned)} 条。`
    : `没有用索引，看了 ${count(documentsScanned)} 条文档，得到 ${count(returned)} 条。`
  return [
    element('p', { class: 'meta' }, `${how}${sortedInMemory ? '顺序是取出来以后再排的。' : ''}`),
    ...(documentsScanned > SLOW ? [slowNode(wanted)] : []),
    ...(considered.length > 1 ? [consideredNode(considered)] : []),
  ]
}

function slowNode(wanted: Fields): HTMLElement {
  const hint = wanted.length ? `建一个索引会快：${fieldsText(wanted)}。` : '加上条件或者排序会好些。'
  return element('p', { class: 'warn' }, `看的文档超过 ${count(SLOW)} 条，是慢查询。${hint}`)
}

function consideredNode(considered: NonNullable<How['considered']>): HTMLElement {
  const rows = considered.map((one) => [
    one.index,
    count(one.fixedFields),
    one.ranged ? '有' : '—',
    one.ordered ? '是' : '—',
    one.chosen ? '用它' : '',
  ])
  return element(
    'details',
    {},
    element('summary', {}, '比较过的索引'),
    table('比较过的索引', ['索引', '给定的字段', '范围', '顺序合适', '选用'], rows),
  )
}
