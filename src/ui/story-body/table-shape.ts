import { type BodyNode, childrenOf, wholeNumber } from './node'

export interface Cell {
  readonly node: BodyNode
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
}

export interface TableShape {
  readonly rows: readonly (readonly Cell[])[]
  readonly columns: number
}

/** A table's cells with their spans; the schema allows 30 columns and 300 rows. */
export function shapeOf(table: BodyNode): TableShape {
  const rows = childrenOf(table).map((row) =>
    childrenOf(row).map((node) => ({
      node,
      header: node.type === 'tableHeader',
      colspan: wholeNumber(node.attrs?.colspan, 1, 50, 1),
      rowspan: wholeNumber(node.attrs?.rowspan, 1, 50, 1),
    })),
  )
  const widths = rows.map((row) => row.reduce((sum, cell) => sum + cell.colspan, 0))
  return { rows, columns: Math.max(1, ...widths) }
}

/** From this many columns on a table is wider than a phone and says that it scrolls. */
export const WIDE_TABLE_COLUMNS = 4
