import { type AuditRecord, settings } from '@functions/settings/contract'
import { Button, Input, Table } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { exact } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { actionInWords, outcomeInWords } from './words'
import './index.css'
import { Verify } from './verify'

const NAMES = ['action', 'subject', 'staffId'] as const
type Name = (typeof NAMES)[number]

/** 操作日志: every change by staff, each record chained to the one before. Nothing can be changed here. */
export function Audit() {
  const [query, setQuery] = useSearchParams()
  const search = query.toString()
  const { again, ...listed } = useCall(
    useCallback(() => {
      const asked = new URLSearchParams(search)
      const words = [...NAMES, 'cursor'].flatMap((name) => {
        const value = asked.get(name)?.trim()
        return value ? [[name, value]] : []
      })
      return api(settings).audit(Object.fromEntries(words))
    }, [search]),
  )
  const go = (changes: Partial<Record<Name | 'cursor', string>>) => {
    const next = new URLSearchParams(query)
    next.delete('cursor')
    for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name)
    setQuery(next)
  }

  return (
    <div className="page">
      <PageHead title="操作日志" sub="只能看，不能改；一条扣着一条">
        <Verify />
      </PageHead>
      <Filters query={query} onChange={go} />
      <section className="sheet" aria-label="记录">
        {listed.phase === 'loading' && <Waiting onRetry={again} />}
        {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
        {listed.phase === 'ready' &&
          (listed.data.records.length === 0 ? (
            <Empty action={search ? <Button onClick={() => setQuery({})}>看全部记录</Button> : null}>
              没有这样的记录。
            </Empty>
          ) : (
            <Records records={listed.data.records} onPick={go} />
          ))}
        {listed.phase === 'ready' && (query.has('cursor') || listed.data.nextCursor) && (
          <div className="pager">
            {query.has('cursor') && <Button onClick={() => go({})}>回到最新</Button>}
            {listed.data.nextCursor && (
              <Button onClick={() => go({ cursor: listed.data.nextCursor ?? '' })}>更早的</Button>
            )}
          </div>
        )}
      </section>
    </div>
  )
}

function Filters({
  query,
  onChange,
}: {
  query: URLSearchParams
  onChange: (changes: Partial<Record<Name, string>>) => void
}) {
  const asked = { action: query.get('action') ?? '', subject: query.get('subject') ?? '' }
  const [words, setWords] = useState(asked)
  const { action, subject } = asked
  useEffect(() => setWords({ action, subject }), [action, subject])
  return (
    <search>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault()
          onChange(words)
        }}
      >
        <Input
          className="filter-field"
          aria-label="做了什么"
          placeholder="做了什么，如 stories.publish"
          allowClear
          value={words.action}
          maxLength={60}
          onChange={(event) => setWords({ ...words, action: event.target.value })}
        />
        <Input
          className="filter-field"
          aria-label="对哪一个的编号"
          placeholder="对哪一个的编号"
          allowClear
          value={words.subject}
          maxLength={64}
          onChange={(event) => setWords({ ...words, subject: event.target.value })}
        />
        <Button htmlType="submit">找</Button>
        {query.has('staffId') && <Button onClick={() => onChange({ staffId: '' })}>不限这个人</Button>}
      </form>
    </search>
  )
}

function Records({
  records,
  onPick,
}: {
  records: readonly AuditRecord[]
  onPick: (changes: Partial<Record<Name, string>>) => void
}) {
  return (
    <Table<AuditRecord>
      scroll={{ x: 900 }}
      rowKey="number"
      size="middle"
      dataSource={records}
      pagination={false}
      columns={[
        { title: '第几条', dataIndex: 'number', width: 90 },
        { title: '时间', dataIndex: 'at', width: 160, render: (at: string) => exact(at) },
        {
          title: '谁',
          dataIndex: 'staffName',
          width: 120,
          render: (_, { staffId, staffName }) => (
            <button
              type="button"
              className="link"
              aria-label={`只看${staffName}的记录`}
              onClick={() => onPick({ staffId })}
            >
              {staffName}
            </button>
          ),
        },
        {
          title: '做了什么',
          dataIndex: 'action',
          render: (action: string) => (
            <>
              {actionInWords(action)}
              <div className="meta">{action}</div>
            </>
          ),
        },
        {
          title: '对哪一个',
          dataIndex: 'subject',
          render: (subject: string) =>
            subject ? (
              <button
                type="button"
                className="link audit-subject"
                aria-label={`只看 ${subject} 的记录`}
                onClick={() => onPick({ subject })}
              >
                {subject}
              </button>
            ) : (
              ''
            ),
        },
        {
          title: '结果',
          dataIndex: 'outcome',
          width: 130,
          render: (outcome: string) => (
            <span className={outcome === 'done' ? 'tag tag-done' : 'tag tag-due'}>
              {outcomeInWords(outcome)}
            </span>
          ),
        },
      ]}
    />
  )
}
