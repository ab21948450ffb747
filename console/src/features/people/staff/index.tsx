import { ENGAGEMENT_LABELS } from '@functions/_common/engagement'
import { articles } from '@functions/articles/contract'
import { people, type Staff } from '@functions/people/contract'
import { site } from '@site'
import { Button, Input, Table } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { Icon } from '../../../ui/icon'
import { PageHead } from '../../../ui/page-head'
import { stacked } from '../../../ui/stacked'
import { exact, since } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { grantsInWords } from '../grants'
import './index.css'
import { StaffForm } from './staff-form'

const unitName = (id: string) => site.units.find(({ unitId }) => unitId === id)?.name ?? id

/** 人员与权限: who may do what where. */
export function StaffList() {
  const [query, setQuery] = useSearchParams()
  const q = query.get('q')?.trim() ?? ''
  const cursor = query.get('cursor') ?? ''
  const { again, ...listed } = useCall(
    useCallback(
      () => api(people).listStaff({ ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) }),
      [q, cursor],
    ),
  )
  const columns = useCall(useCallback(async () => (await api(articles).columns({})).columns, []))
  const names = useMemo(
    () => new Map((columns.data ?? []).map(({ columnId, name }) => [columnId, name])),
    [columns.data],
  )
  const [edited, setEdited] = useState<Staff | 'new' | null>(null)
  const [words, setWords] = useState(q)
  useEffect(() => setWords(q), [q])

  return (
    <div className="page">
      <PageHead title="人员与权限" sub="没有开通的，一律办不了">
        <Button type="primary" icon={<Icon name="add" />} onClick={() => setEdited('new')}>
          添一个人
        </Button>
      </PageHead>
      <search className="filters">
        <Input.Search
          className="staff-words"
          aria-label="姓名或账号"
          placeholder="姓名或账号"
          allowClear
          maxLength={20}
          value={words}
          enterButton="找"
          onChange={(event) => setWords(event.target.value)}
          onSearch={(value) => setQuery(value.trim() ? { q: value.trim() } : {})}
        />
      </search>
      <section className="sheet" aria-label="人员">
        {listed.phase === 'loading' && <Waiting onRetry={again} />}
        {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
        {listed.phase === 'ready' &&
          (listed.data.staff.length === 0 ? (
            <Empty action={<Button onClick={() => setQuery({})}>看所有人</Button>}>没找到“{q}”。</Empty>
          ) : (
            <Rows staff={listed.data.staff} columns={names} onEdit={setEdited} />
          ))}
        {listed.phase === 'ready' && (cursor || listed.data.nextCursor) && (
          <div className="pager">
            {cursor && <Button onClick={() => setQuery(q ? { q } : {})}>回到开头</Button>}
            {listed.data.nextCursor && (
              <Button onClick={() => setQuery({ ...(q ? { q } : {}), cursor: listed.data.nextCursor ?? '' })}>
                下一页
              </Button>
            )}
          </div>
        )}
      </section>
      {edited !== null && (
        <StaffForm
          person={edited === 'new' ? null : edited}
          columns={names}
          onClose={() => setEdited(null)}
          onChanged={again}
        />
      )}
    </div>
  )
}

interface RowsProps {
  readonly staff: readonly Staff[]
  readonly columns: ReadonlyMap<string, string>
  readonly onEdit: (person: Staff) => void
}

function Rows({ staff, columns, onEdit }: RowsProps) {
  return (
    <Table<Staff>
      className="stacked"
      rowKey="staffId"
      dataSource={staff}
      pagination={false}
      columns={stacked<Staff>([
        {
          title: '姓名',
          dataIndex: 'name',
          width: 160,
          render: (_, { name, userName }) => (
            <>
              <strong>{name}</strong>
              <div className="meta">{userName}</div>
            </>
          ),
        },
        { title: '单位', dataIndex: 'unitId', width: 150, render: unitName },
        {
          title: '能做什么，在哪里',
          dataIndex: 'grants',
          render: (_, { grants }) => grantsInWords(grants, columns),
        },
        { title: '账号', key: 'state', width: 190, render: (_, person) => <AccountState person={person} /> },
        {
          title: '最近登录',
          dataIndex: 'lastSignInAt',
          width: 150,
          render: (at: string | null) =>
            at ? since(at, Date.now()) : <span className="meta">没登录过</span>,
        },
        {
          title: '改',
          key: 'edit',
          width: 90,
          render: (_, person) => (
            <Button size="small" aria-label={`改 ${person.name} 的账号`} onClick={() => onEdit(person)}>
              改
            </Button>
          ),
        },
      ])}
    />
  )
}

function AccountState({ person }: { person: Staff }) {
  const { active, lockedUntil, mustChangePassword, totpEnrolled, engagement, endsAt } = person
  const ended = endsAt !== null && endsAt <= new Date().toISOString()
  return (
    <span className="staff-state">
      {active && !ended ? (
        <span className="tag tag-done">在用</span>
      ) : (
        <span className="tag tag-plain">{active ? '到期了' : '停用'}</span>
      )}
      {engagement !== 'staff' && (
        <span className="tag tag-plain">
          {ENGAGEMENT_LABELS[engagement]}
          {endsAt && !ended && `，到 ${exact(endsAt)}`}
        </span>
      )}
      {lockedUntil && <span className="tag tag-late">输错太多，锁住了</span>}
      {mustChangePassword && <span className="tag tag-due">还没换一次性密码</span>}
      <span className="tag tag-plain">{totpEnrolled ? '有动态码' : '没绑动态码'}</span>
    </span>
  )
}
