import { clockOf } from '@functions/_common/deadline'
import { stories } from '@functions/stories/contract'
import { type DeskRow, STAGE_LABELS } from '@functions/stories/contract/reviewing'
import { site } from '@site'
import { App, Button, Segmented, Table } from 'antd'
import { useCallback, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { sayAll } from '../../../say'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { stacked } from '../../../ui/stacked'
import { exact, since } from '../../../ui/time'
import { useNow } from '../../../ui/use-now'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { Delegations } from './delegations'
import './index.css'

const LISTS = [
  { value: 'waiting', label: '等着审的' },
  { value: 'held', label: '我领了的' },
] as const
type List = (typeof LISTS)[number]['value']

const EVERY_MINUTE = 60_000

/** 审稿台: what waits for somebody like me, and what I hold, the most urgent clock first. */
export function ReviewDesk() {
  const { staff } = useMe()
  const [query, setQuery] = useSearchParams()
  const [delegating, setDelegating] = useState(false)
  const list: List = query.get('list') === 'held' ? 'held' : 'waiting'
  const cursor = query.get('cursor')
  const { again, ...listed } = useCall(
    useCallback(() => api(stories).reviewDesk({ list, ...(cursor ? { cursor } : {}) }), [list, cursor]),
  )
  const now = useNow(EVERY_MINUTE)
  const late = listed.data?.rows.filter(({ dueAt }) => dueAt && clockOf(dueAt, now).late).length ?? 0
  return (
    <div className="page">
      <PageHead
        title="审稿台"
        sub={late > 0 ? <span className="late">这一页有 {late} 篇过时了</span> : '时间最紧的在最前面'}
      >
        <Segmented<List>
          aria-label="看哪些"
          options={[...LISTS]}
          value={list}
          onChange={(value) => setQuery(value === 'held' ? { list: value } : {})}
        />
        {mayCall(stories.actions.delegate, rolesOf(staff.grants)) && (
          <Button onClick={() => setDelegating(true)}>请人代审</Button>
        )}
      </PageHead>
      <section className="sheet" aria-label="审稿台" aria-busy={listed.phase === 'loading'}>
        {listed.phase === 'loading' && <Waiting onRetry={again} />}
        {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
        {listed.phase === 'ready' && (
          <>
            {listed.data.rows.length === 0 ? (
              <Empty>
                {list === 'held' ? '您手里没有在审的稿。' : '现在没有等您审的稿。有新的，会按时间排在这里。'}
              </Empty>
            ) : (
              <Rows rows={listed.data.rows} now={now} />
            )}
            {(cursor || listed.data.nextCursor) && (
              <div className="pager">
                {cursor && (
                  <Button onClick={() => setQuery(list === 'held' ? { list } : {})}>回到最急的</Button>
                )}
                {listed.data.nextCursor && (
                  <Button onClick={() => setQuery({ list, cursor: listed.data.nextCursor ?? '' })}>
                    下一页
                  </Button>
                )}
              </div>
            )}
          </>
        )}
      </section>
      {delegating && <Delegations onClose={() => setDelegating(false)} />}
    </div>
  )
}

/** What is to be done, as the desk says it. */
export function taskName(task: DeskRow['task']): string {
  return task === 'sign' ? '签发' : task === 'mentor' ? '带学员' : STAGE_LABELS[task]
}

const unitName = (id: string | null) => site.units.find(({ unitId }) => unitId === id)?.name ?? '没选单位'

function Rows({ rows, now }: { rows: readonly DeskRow[]; now: number }) {
  return (
    <Table<DeskRow>
      className="stacked"
      rowKey="storyId"
      dataSource={rows}
      pagination={false}
      rowClassName={({ dueAt }) => (dueAt && clockOf(dueAt, now).late ? 'row-late' : '')}
      columns={stacked<DeskRow>([
        {
          title: '还剩多久',
          dataIndex: 'dueAt',
          width: 150,
          render: (_, { dueAt }) => <Due dueAt={dueAt} now={now} />,
        },
        {
          title: '题目',
          dataIndex: 'title',
          render: (_, { storyId, title, urgent, important, round, createdByName, characters, unitId }) => (
            <>
              <Link to={`/reviews/${storyId}`} className="row-title">
                {title.replaceAll('｜', '') || '还没有题目'}
              </Link>{' '}
              {urgent && <span className="tag tag-late">急稿</span>}{' '}
              {important && <span className="tag tag-due">重要</span>}{' '}
              {round > 1 && <span className="tag tag-plain">第 {round} 轮</span>}
              <div className="meta num">
                {createdByName}　{unitName(unitId)}　{characters.toLocaleString('zh-CN')} 字
              </div>
            </>
          ),
        },
        {
          title: '要做的',
          dataIndex: 'task',
          width: 130,
          render: (_, { task, on }) => (
            <>
              <strong>{taskName(task)}</strong>
              {on && <div className="meta">代{on.name}</div>}
            </>
          ),
        },
        {
          title: '谁领了',
          dataIndex: 'heldBy',
          width: 110,
          render: (_, { heldBy }) => heldBy?.name ?? <span className="meta">还没有人</span>,
        },
        {
          title: '送审',
          dataIndex: 'submittedAt',
          width: 140,
          render: (_, { submittedAt }) => (
            <time dateTime={submittedAt} title={exact(submittedAt)}>
              {since(submittedAt, now)}
            </time>
          ),
        },
        {
          title: '领或打开',
          dataIndex: 'storyId',
          width: 110,
          render: (_, row) => <TakeUp row={row} />,
        },
      ])}
    />
  )
}

function Due({ dueAt, now }: { dueAt: string | null; now: number }) {
  if (dueAt === null) return <span className="meta">不限时</span>
  const { late, words } = clockOf(dueAt, now)
  return (
    <>
      <strong className={late ? 'late' : ''}>{words}</strong>
      <div className="meta num">{exact(dueAt)}</div>
    </>
  )
}

/** Claims and opens; what is not a stage has nothing to claim. */
function TakeUp({ row }: { row: DeskRow }) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const { storyId, task, heldBy } = row
  const take = async () => {
    setBusy(true)
    try {
      await api(stories).claimStage({ storyId })
      navigate(`/reviews/${storyId}`)
    } catch (error) {
      message.error(sayAll(error), 6)
      setBusy(false)
    }
  }
  const claims = heldBy === null && task !== 'sign' && task !== 'mentor'
  const title = row.title.replaceAll('｜', '')
  return claims ? (
    <Button size="small" loading={busy} onClick={take} aria-label={`领审“${title}”`}>
      领审
    </Button>
  ) : (
    <Button size="small" onClick={() => navigate(`/reviews/${storyId}`)} aria-label={`打开“${title}”`}>
      打开
    </Button>
  )
}
