import { articles, type Topic } from '@functions/articles/contract'
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
import { TopicForm } from './topic-form'

/** 专题: newest change first. */
export function Topics() {
  const [cursor, setCursor] = useState<string | null>(null)
  const { again, ...listed } = useCall(
    useCallback(() => api(articles).deskTopics(cursor ? { cursor } : {}), [cursor]),
  )
  const [edited, setEdited] = useState<Topic | 'new' | null>(null)
  return (
    <div className="page">
      <PageHead title="专题" sub="一件事从头到尾，连同接下来要来的，放在一页上">
        <Button type="primary" icon={<Icon name="add" />} onClick={() => setEdited('new')}>
          新专题
        </Button>
      </PageHead>
      <section className="sheet" aria-label="专题">
        {listed.phase === 'loading' && <Waiting onRetry={again} />}
        {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
        {listed.phase === 'ready' && listed.data.items.length === 0 && (
          <Empty>还没有专题。把一件事的几篇稿子收在一起，读者就看得到来龙去脉。</Empty>
        )}
        {listed.phase === 'ready' && listed.data.items.length > 0 && (
          <Rows topics={listed.data.items} onEdit={setEdited} />
        )}
        {listed.phase === 'ready' && (
          <Pager cursor={cursor} next={listed.data.nextCursor} onTurn={setCursor} />
        )}
      </section>
      {edited !== null && (
        <TopicForm
          topic={edited === 'new' ? null : edited}
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

function Rows({ topics, onEdit }: { topics: readonly Topic[]; onEdit: (topic: Topic) => void }) {
  return (
    <Table<Topic>
      className="stacked"
      rowKey="topicId"
      dataSource={topics}
      pagination={false}
      columns={stacked<Topic>([
        {
          title: '名字',
          dataIndex: 'title',
          render: (title: string, topic) => (
            <button type="button" className="link" onClick={() => onEdit(topic)}>
              {title}
            </button>
          ),
        },
        {
          title: '读者',
          dataIndex: 'shown',
          width: 110,
          render: (shown: boolean) => (
            <span className={`tag ${shown ? 'tag-done' : 'tag-plain'}`}>{shown ? '看得到' : '看不到'}</span>
          ),
        },
        {
          title: '文章',
          key: 'articles',
          width: 90,
          align: 'right',
          render: (_, { sections }) => new Set(sections.flatMap(({ articleIds }) => articleIds)).size,
        },
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
