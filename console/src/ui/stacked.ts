import type { TableColumnType } from 'antd'
import type { TdHTMLAttributes } from 'react'

type Labelled = TdHTMLAttributes<HTMLElement> & { 'data-label'?: string }

/** The columns of a table of class `stacked`: on a phone each row is a card, and each cell says what it is. */
export const stacked = <Row>(columns: readonly TableColumnType<Row>[]): TableColumnType<Row>[] =>
  columns.map((column) => ({
    ...column,
    onCell: (): Labelled => (typeof column.title === 'string' ? { 'data-label': column.title } : {}),
  }))
