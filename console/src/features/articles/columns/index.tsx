import { articles, type ColumnFreshness } from '@functions/articles/contract'
import { Button, Table } from 'antd'
import { useCallback, useState } from 'react'
import { Link } from 'react-router-dom'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { Failed } from '../../../ui/failed'
import { Icon } from '../../../ui/icon'
import { PageHead } from '../../../ui/page-head'
import { stacked } from '../../../ui/stacked'
import { exact } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { ColumnForm } from './column-form'
import { clockOf } from './freshness'

/** 栏目保鲜: how long each column has before an inspector would fail it; the most urgent first. */
export function Columns() {
  const { staff } = useMe()
  const mayEdit = mayCall(articles.actions.saveColumn, rolesOf(staff.grants))
  const { again, ...listed } = useCall(useCallback(() => api(articles).columns({}), []))
  const [edited, setEdited] = useState<ColumnFreshness | 'new' | null>(null)
  const columns = listed.data?.columns ?? []
  const stale = columns.filter(({ state }) => state === 'stale').length
  const next = [...columns]
    .filter(({ state, failsOn }) => state !== 'stale' && failsOn !== null)
    .sort((a, b) => ((a.failsOn ?? '') < (b.failsOn ?? '') ? -1 : 1))[0]

  return (
    <div className="page">
      <PageHead
        title="栏目保鲜"
        sub={
          stale > 0 ? (
            <strong className="late">{stale} 个栏目过期了</strong>
          ) : next ? (
            `下一个会过期的是《${next.name}》，${next.failsOn} 那天还没有新的就不合格`
          ) : (
            '上级检查时，过期没更新的栏目算不合格'
          )
        }
      >
        {mayEdit && (
          <Button type="primary" icon={<Icon name="add" />} onClick={() => setEdited('new')}>
            添一个栏目
          </Button>
        )}
      </PageHead>
      <section className="sheet" aria-label="栏目">
        {listed.phase === 'loading' && <Waiting onRetry={again} />}
        {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
        {listed.phase === 'ready' && <Rows columns={columns} {...(mayEdit ? { onEdit: setEdited } : {})} />}
      </section>
      {edited !== null && (
        <ColumnForm
          column={edited === 'new' ? null : edited}
          taken={columns}
          onClose={() => setEdited(null)}
          onSaved={() => {
            setEdited(null)
            again()
          }}
        />
      )}
    </div>
  )
}

interface RowsProps {
  readonly columns: readonly ColumnFreshness[]
  readonly onEdit?: (column: ColumnFreshness) => void
}

function Rows({ columns, onEdit }: RowsProps) {
  return (
    <Table<ColumnFreshness>
      className="stacked"
      rowKey="columnId"
      dataSource={[...columns].sort((a, b) => urgency(a) - urgency(b))}
      pagination={false}
      columns={stacked<ColumnFreshness>([
        {
          title: '栏目',
          dataIndex: 'name',
          render: (_, { columnId, name, shown }) => (
            <>
              <Link to={`/stories?columnId=${columnId}`}>
                <strong>{name}</strong>
              </Link>
              {!shown && <div className="meta">不在首页上</div>}
            </>
          ),
        },
        {
          title: '保鲜',
          dataIndex: 'state',
          width: 150,
          render: (_, column) => {
            const { tone, label } = clockOf(column)
            return <span className={`tag ${tone}`}>{label}</span>
          },
        },
        {
          title: '还剩',
          dataIndex: 'daysLeft',
          width: 180,
          render: (_, column) => clockOf(column).left,
        },
        {
          title: '哪天会不合格',
          dataIndex: 'failsOn',
          width: 150,
          render: (day: string | null) => day ?? <span className="meta">现在就是空的</span>,
        },
        {
          title: '多少天要有新的',
          dataIndex: 'freshDays',
          width: 140,
          render: (days: number) => `${days} 天`,
        },
        {
          title: '最近一篇',
          dataIndex: 'lastPublishedAt',
          width: 170,
          render: (at: string | null) => (at ? exact(at) : <span className="meta">还没发过</span>),
        },
        {
          title: '篇数',
          dataIndex: 'articles',
          width: 90,
          align: 'right',
          render: (count: number) => count.toLocaleString('zh-CN'),
        },
        ...(onEdit
          ? [
              {
                title: '改',
                key: 'edit',
                width: 90,
                render: (_: unknown, column: ColumnFreshness) => (
                  <Button size="small" aria-label={`改栏目 ${column.name}`} onClick={() => onEdit(column)}>
                    改
                  </Button>
                ),
              },
            ]
          : []),
      ])}
    />
  )
}

/** Columns that have never published come before those with time left, after those that are late. */
const urgency = ({ daysLeft }: ColumnFreshness): number => daysLeft ?? -0.5
