import { clockOf } from '@functions/_common/deadline'
import type { ColumnFreshness } from '@functions/articles/contract'
import { articles } from '@functions/articles/contract'
import { type StoryRow, stories } from '@functions/stories/contract'
import { site } from '@site'
import { App, Button, Table } from 'antd'
import { useCallback, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { sayAll } from '../../../say'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { Icon } from '../../../ui/icon'
import { PageHead } from '../../../ui/page-head'
import { stacked } from '../../../ui/stacked'
import { exact, since } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { StateTag } from '../state-tag'
import { Filters } from './filters'
import './index.css'
import { filtersOf, hasFilters, searchOf } from './query'

/** 稿件列表: newest change first, filters in the address, page by page. */
export function StoryList() {
  const [query, setQuery] = useSearchParams()
  const columns = useCall(useCallback(async () => (await api(articles).columns({})).columns, []))
  const search = query.toString()
  const { again, ...listed } = useCall(
    useCallback(() => api(stories).list(filtersOf(new URLSearchParams(search))), [search]),
  )
  const paged = query.has('cursor')

  return (
    <div className="page">
      <PageHead title="稿件" sub="谁在手里、什么时候动过，都在每一行上">
        <NewStory />
      </PageHead>
      <Filters
        query={query}
        columns={columns.data ?? []}
        onChange={(changes) => setQuery(searchOf(query, changes))}
      />
      <section className="sheet" aria-label="稿件列表" aria-busy={listed.phase === 'loading'}>
        {listed.phase === 'loading' && <Waiting onRetry={again} />}
        {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
        {listed.phase === 'ready' && (
          <>
            {listed.data.rows.length === 0 ? (
              <NoStories filtered={hasFilters(query)} onAll={() => setQuery({})} />
            ) : (
              <Rows rows={listed.data.rows} columns={columns.data ?? []} />
            )}
            {(paged || listed.data.nextCursor) && (
              <div className="pager">
                {paged && <Button onClick={() => setQuery(searchOf(query, {}))}>回到最新</Button>}
                {listed.data.nextCursor && (
                  <Button onClick={() => setQuery(searchOf(query, { cursor: listed.data.nextCursor }))}>
                    下一页
                  </Button>
                )}
                {!listed.data.nextCursor && <span className="meta">到底了。</span>}
              </div>
            )}
          </>
        )}
      </section>
    </div>
  )
}

function NoStories({ filtered, onAll }: { filtered: boolean; onAll: () => void }) {
  return filtered ? (
    <Empty action={<Button onClick={onAll}>看全部稿件</Button>}>没有这样的稿件。换个词，或者少选一项。</Empty>
  ) : (
    <Empty action={<NewStory />}>还没有稿件。写一篇，或者把 Word、公众号文章粘贴进来。</Empty>
  )
}

function NewStory() {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { staff } = useMe()
  const [busy, setBusy] = useState(false)
  const write = async () => {
    setBusy(true)
    try {
      const { storyId } = await api(stories).create({})
      navigate(`/stories/${storyId}`)
    } catch (error) {
      message.error(sayAll(error))
      setBusy(false)
    }
  }
  return mayCall(stories.actions.create, rolesOf(staff.grants)) ? (
    <Button type="primary" icon={<Icon name="edit" />} loading={busy} onClick={write}>
      写新稿
    </Button>
  ) : null
}

const unitName = (id: string | null) => site.units.find(({ unitId }) => unitId === id)?.name ?? '没选单位'

/** Steps at which somebody else than its writer is to look at it. */
const REVIEWED: readonly StoryRow['work'][] = ['with_mentor', 'in_review', 'to_sign']

function Due({ dueAt, now }: { dueAt: string; now: number }) {
  const { late, words } = clockOf(dueAt, now)
  return <div className={late ? 'meta late' : 'meta'}>{words}</div>
}

function Rows({ rows, columns }: { rows: readonly StoryRow[]; columns: readonly ColumnFreshness[] }) {
  const columnName = (id: string | null) =>
    columns.find(({ columnId }) => columnId === id)?.name ?? (id === null ? '没选栏目' : '')
  const now = Date.now()
  return (
    <Table<StoryRow>
      className="stacked"
      rowKey="storyId"
      dataSource={rows}
      pagination={false}
      columns={stacked<StoryRow>([
        {
          title: '题目',
          dataIndex: 'title',
          render: (_, { storyId, title, pinned, urgent }) => (
            <>
              <Link to={`/stories/${storyId}`} className="row-title">
                {title.replaceAll('｜', '') || '还没有题目'}
              </Link>
              {urgent && <span className="tag tag-late row-tag">急稿</span>}
              {pinned && <span className="tag tag-plain row-tag">置顶</span>}
            </>
          ),
        },
        {
          title: '到哪一步',
          dataIndex: 'state',
          width: 190,
          render: (_, { storyId, state, work, dueAt }) => (
            <>
              {REVIEWED.includes(work) ? (
                <Link to={`/reviews/${storyId}`}>
                  <StateTag state={state} work={work} />
                </Link>
              ) : (
                <StateTag state={state} work={work} />
              )}
              {dueAt && <Due dueAt={dueAt} now={now} />}
            </>
          ),
        },
        {
          title: '栏目、单位',
          dataIndex: 'columnId',
          width: 190,
          render: (_, { columnId, unitId }) => (
            <>
              {columnName(columnId)}
              <div className="meta">{unitName(unitId)}</div>
            </>
          ),
        },
        {
          title: '谁在手里，谁最后动过',
          dataIndex: 'heldByName',
          width: 200,
          render: (_, { work, heldByName, updatedByName, updatedAt }) => (
            <>
              {heldByName || (REVIEWED.includes(work) ? <span className="meta">等人领</span> : updatedByName)}
              <div className="meta">
                <span className="row-by">{updatedByName}</span>
                <time dateTime={updatedAt} title={exact(updatedAt)}>
                  {since(updatedAt, now)}
                </time>
              </div>
            </>
          ),
        },
        {
          title: '发布',
          dataIndex: 'publishedAt',
          width: 150,
          render: (_, { publishedAt, releaseAt }) => (
            <>
              {publishedAt ? exact(publishedAt) : <span className="meta">没发过</span>}
              {releaseAt && <div className="meta">定在 {exact(releaseAt)}</div>}
            </>
          ),
        },
        {
          title: '字数',
          dataIndex: 'characters',
          width: 90,
          align: 'right',
          render: (_, { characters }) => characters.toLocaleString('zh-CN'),
        },
      ])}
    />
  )
}
