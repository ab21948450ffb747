import { type Block, plainText } from '../../../_common/story-document'
import type { Rule, RuleInfo, Spot } from '../finding'
import type { Passage } from '../text'

const info: RuleInfo = {
  ruleId: 'table-totals',
  version: 1,
  name: '表格合计不对',
  basis: '算术',
  weight: 'fix',
  author: '编辑部',
  reason: '只算没有合并单元格、合计在最后一行、各行都是数的列；百分比不能相加，不算。',
}

type TableBlock = Extract<Block, { type: 'table' }>

interface Cell {
  readonly text: string
  /** Characters before it in the table's words. */
  readonly at: number
}

const TOTAL = /^(?:合\s*计|总\s*计|共\s*计)$/
const NUMBER = /^-?\d{1,3}(?:,?\d{3})*(?:\.\d+)?$/
/** Rounded parts may miss their rounded total by half a last place each. */
const HALF = 0.5

/** The last row says what the rows above it make together. */
export const tables: Rule = {
  info,
  find: (passages) =>
    passages.flatMap((passage) => (passage.node?.type === 'table' ? wrongTotals(passage, passage.node) : [])),
}

function wrongTotals(passage: Passage, table: TableBlock): Spot[] {
  const rows = gridOf(table)
  const total = rows?.at(-1)
  if (!rows || !total || !TOTAL.test(total[0]?.text ?? '')) return []
  const parts = rows.slice(1, -1)
  return total.flatMap((cell, column): Spot[] => {
    const values = parts.map((row) => numberOf(row[column]?.text ?? ''))
    const said = numberOf(cell.text)
    if (column === 0 || said === null || values.length < 2 || values.includes(null)) return []
    const sum = values.reduce<number>((whole, value) => whole + (value ?? 0), 0)
    const places = Math.max(
      ...[cell, ...parts.map((row) => row[column])].map((one) => decimals(one?.text ?? '')),
    )
    const rounded = Number(sum.toFixed(places))
    const slack = places === 0 ? 0 : (HALF * parts.length) / 10 ** places
    if (Math.abs(rounded - said) <= slack) return []
    const message = `这一列加起来是 ${rounded}，合计写的是 ${cell.text}，核对一下。`
    return [{ passage, from: cell.at, to: cell.at + cell.text.length, message }]
  })
}

/** The cells by row; null when some are merged or rows differ in length. */
function gridOf(table: TableBlock): Cell[][] | null {
  let at = 0
  const rows = table.content.map((row) =>
    row.content.map((cell) => {
      const { colspan = 1, rowspan = 1 } = cell.attrs ?? {}
      const text = plainText(cell)
      const here = { text: text.trim(), at, merged: colspan > 1 || rowspan > 1 }
      // an empty cell leaves no line in the table's words
      if (text !== '') at += text.length + 1
      return here
    }),
  )
  const width = rows[0]?.length
  const isPlain = rows.every((row) => row.length === width && row.every(({ merged }) => !merged))
  return isPlain ? rows : null
}

const numberOf = (text: string): number | null =>
  NUMBER.test(text) ? Number(text.replaceAll(',', '')) : null
const decimals = (text: string): number => text.split('.')[1]?.length ?? 0
