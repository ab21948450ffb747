import {
  DIFFICULTY_LABELS,
  type Formula,
  GRADE_LABELS,
  type Line,
  PART_LABELS,
} from '@functions/pieces/contract/credit'

/** A cell as text: what a spreadsheet would run as a formula is marked as text, OWASP's list of first signs. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[\s]*[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : `${value}`
  return `"${text.replaceAll('"', '""')}"`
}

export const inPoints = (hundredths: number): string => (hundredths / 100).toFixed(2)

export const formNames = (formula: Formula, forms: readonly string[]): string =>
  forms.map((form) => formula.terms.forms.find((known) => known.form === form)?.name ?? form).join('、')

const HEAD = [
  '姓名',
  '稿件',
  '分工',
  '同工人数',
  '形式',
  '字数',
  '难度',
  '评分',
  '评分人',
  '得分',
  '金额（元）',
]

/** 导出: one row a part, with all inputs; with a mark at the start so that a spreadsheet reads it as UTF-8. */
export function csvOf(lines: readonly Line[], formula: Formula): string {
  const rows = lines.flatMap(({ name, items }) =>
    items.map((item) => [
      name,
      item.title,
      PART_LABELS[item.part],
      item.sharedBy,
      formNames(formula, item.forms),
      item.characters,
      DIFFICULTY_LABELS[item.difficulty],
      item.grade === null ? '还没评' : GRADE_LABELS[item.grade],
      item.gradedBy ?? '',
      inPoints(item.points),
      inPoints(item.fen),
    ]),
  )
  return `\uFEFF${[HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
