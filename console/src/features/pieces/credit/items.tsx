import {
  DIFFICULTY_LABELS,
  type Formula,
  GRADE_LABELS,
  type Item,
  type Line,
  PART_LABELS,
} from '@functions/pieces/contract/credit'
import { Table } from 'antd'
import { Link } from 'react-router-dom'
import { stacked } from '../../../ui/stacked'
import { lineOf } from '../words'
import { formNames, inPoints } from './csv'

/** Every part with all that its points came from. */
export function Items({ line, formula }: { line: Line; formula: Formula }) {
  return (
    <Table<Item>
      className="stacked"
      rowKey={({ storyId, part }) => `${storyId} ${part}`}
      dataSource={line.items}
      pagination={false}
      columns={stacked<Item>([
        {
          title: '稿件',
          render: (_, { storyId, title }) => <Link to={lineOf({ kind: 'story', id: storyId })}>{title}</Link>,
        },
        {
          title: '分工',
          render: (_, { part, sharedBy }) =>
            sharedBy > 1 ? `${PART_LABELS[part]}（${sharedBy} 人分）` : PART_LABELS[part],
        },
        { title: '形式', render: (_, { forms }) => formNames(formula, forms) || '没选' },
        { title: '字数', dataIndex: 'characters' },
        { title: '难度', render: (_, { difficulty }) => DIFFICULTY_LABELS[difficulty] },
        {
          title: '评分',
          render: (_, { grade, gradedBy }) => (grade ? `${GRADE_LABELS[grade]}（${gradedBy}）` : '还没评'),
        },
        { title: '得分', render: (_, { points }) => inPoints(points) },
      ])}
    />
  )
}
