import { articles, ISSUE_FORM_LABELS, type Issue } from '@functions/articles/contract'
import { Button, Table } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { Icon } from '../../../ui/icon'
import { PageHead } from '../../../ui/page-head'
import { stacked } from '../../../ui/stacked'
import { exact } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { Pager } from '../pager'
import { IssueForm } from './issue-form'

const allColumns = async () => (await api(articles).columns({})).columns

/** 报纸专版和电视节目, issue by issue. */
export function Issues() {
  const [cursor, setCursor] = useState<string | null>(null)
  const columns = useCall(allColumns)
  const { again, ...listed } = useCall(
    useCallback(() => api(articles).deskIssues(cursor ? { cursor } : {}), [cursor]),
  )
  const [edited, setEdited] = useState<Issue | 'new' | null>(null)
  const nameOf = (id: string) => columns.data?.find(({ columnId }) => columnId === id)?.name ?? ''
  return (
    <div className="page">
      <PageHead title="专版和节目" sub="一期一页：版面图或者节目、目录，每一条连到它的文章">
        <Button
          type="primary"
          icon={<Icon name="add" />}
          disabled={!columns.data}
          onClick={() => setEdited('new')}
        >
          新的一期
        </Button>
      </PageHead>
      <section className="sheet" aria-label="各期">
        {listed.phase === 'loading' && <Waiting onRetry={again} />}
        {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
        {listed.phase === 'ready' && listed.data.items.length === 0 && (
          <Empty>还没有出过一期。把报纸的一版或者一档节目连同目录放上来。</Empty>
        )}
        {listed.phase === 'ready' && listed.data.items.length > 0 && (
          <Rows issues={listed.data.items} nameOf={nameOf} onEdit={setEdited} />
        )}
        {listed.phase === 'ready' && (
          <Pager cursor={cursor} next={listed.data.nextCursor} onTurn={setCursor} />
        )}
      </section>
      {edited !== null && columns.data && (
        <IssueForm
          issue={edited === 'new' ? null : edited}
          columns={columns.data}
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
  readonly issues: readonly Issue[]
  readonly nameOf: (columnId: string) => string
  readonly onEdit: (issue: Issue) => void
}

function Rows({ issues, nameOf, onEdit }: RowsProps) {
  return (
    <Table<Issue>
      className="stacked"
      rowKey="issueId"
      dataSource={issues}
      pagination={false}
      columns={stacked<Issue>([
        {
          title: '哪一期',
          key: 'name',
          render: (_, issue) => (
            <button type="button" className="link" onClick={() => onEdit(issue)}>
              《{nameOf(issue.columnId)}》第 {issue.number} 期　{issue.title}
            </button>
          ),
        },
        { title: '哪一种', key: 'form', width: 110, render: (_, { form }) => ISSUE_FORM_LABELS[form] },
        { title: '哪天出的', dataIndex: 'on', width: 120 },
        {
          title: '读者',
          dataIndex: 'shown',
          width: 100,
          render: (shown: boolean) => (
            <span className={`tag ${shown ? 'tag-done' : 'tag-plain'}`}>{shown ? '看得到' : '看不到'}</span>
          ),
        },
        { title: '条数', key: 'items', width: 80, align: 'right', render: (_, { items }) => items.length },
        {
          title: '谁改的',
          key: 'by',
          width: 240,
          render: (_, { updatedBy, updatedAt }) => `${updatedBy}　${exact(updatedAt)}`,
        },
      ])}
    />
  )
}
