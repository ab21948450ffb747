import { pieces } from '@functions/pieces/contract'
import type { Line, Sheet } from '@functions/pieces/contract/credit'
import { App, Button, Input, Table } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { sayAll } from '../../../say'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { Note } from '../../../ui/note'
import { stacked } from '../../../ui/stacked'
import { exact } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { csvOf, inPoints } from './csv'
import { Items } from './items'

function save({ month, version, lines, formula }: Sheet) {
  const address = URL.createObjectURL(new Blob([csvOf(lines, formula)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `稿件绩效-${month}-${version}.csv`
  link.click()
  URL.revokeObjectURL(address)
}

/** 月表: everybody by name; it pays and does not compare. */
export function MonthSheet({ month }: { month: string }) {
  /** An earlier closed version; null: the sheet as it stands. */
  const [earlier, setEarlier] = useState<number | null>(null)
  const { again, ...called } = useCall(
    useCallback(
      () => api(pieces).sheet({ month, ...(earlier === null ? {} : { version: earlier }) }),
      [month, earlier],
    ),
  )
  if (called.phase === 'loading') return <Waiting onRetry={again} />
  if (called.phase === 'failed') return <Failed error={called.error} onRetry={again} />
  const { data: sheet } = called
  return (
    <section className="sheet credit-sheet" aria-label="月表">
      <p className="meta">
        {sheet.lockedAt
          ? `第 ${sheet.version} 版，${sheet.lockedBy}于 ${exact(sheet.lockedAt)} 封账${sheet.locked ? '' : '，后来重开过，不再算数'}。`
          : `还没封账，${sheet.ungraded} 份没有评分。`}
        按公式第 {sheet.formula.version} 版，按姓名排。
      </p>
      {sheet.lockedAt && sheet.agrees && <Note tone="done" title="用留存的依据重算，和封账时一样" />}
      {!sheet.agrees && (
        <Note tone="late" title="重算的结果和封账时不一样">
          存着的表可能被改过，请管理员查操作日志。
        </Note>
      )}
      <Steps sheet={sheet} onDone={again} />
      <Reopenings sheet={sheet} earlier={earlier} onShow={setEarlier} />
      {sheet.lines.length === 0 ? (
        <Empty>这个月还没有登记分工的稿件。</Empty>
      ) : (
        <Table<Line>
          className="stacked"
          rowKey="personId"
          dataSource={sheet.lines}
          pagination={false}
          expandable={{ expandedRowRender: (line) => <Items line={line} formula={sheet.formula} /> }}
          columns={stacked<Line>([
            { title: '姓名', dataIndex: 'name' },
            { title: '份数', render: (_, { items }) => items.length },
            { title: '得分', render: (_, { points }) => inPoints(points) },
            ...(sheet.formula.terms.fenPerPoint > 0
              ? [{ title: '金额（元）', render: (_: unknown, { fen }: Line) => inPoints(fen) }]
              : []),
          ])}
        />
      )}
    </section>
  )
}

interface ReopeningsProps {
  readonly sheet: Sheet
  readonly earlier: number | null
  readonly onShow: (version: number | null) => void
}

/** 重开的经过: who opened the month again and why, with the numbers that were closed then. */
function Reopenings({ sheet: { reopenings }, earlier, onShow }: ReopeningsProps) {
  if (reopenings.length === 0) return null
  return (
    <section aria-label="重开的经过">
      <h2>重开的经过</h2>
      <ul>
        {reopenings.map(({ version, reason, by, at }) => (
          <li key={at}>
            第 {version} 版　{reason} <span className="meta">{`${by} ${exact(at)}`}</span>{' '}
            {version !== earlier && (
              <button type="button" className="link" onClick={() => onShow(version)}>
                看第 {version} 版
              </button>
            )}
          </li>
        ))}
      </ul>
      {earlier !== null && (
        <button type="button" className="link" onClick={() => onShow(null)}>
          回到现在的
        </button>
      )}
    </section>
  )
}

function Steps({ sheet, onDone }: { sheet: Sheet; onDone: () => void }) {
  const { message } = App.useApp()
  const roles = rolesOf(useMe().staff.grants)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const run = async (call: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await call()
      onDone()
    } catch (error) {
      message.error(sayAll(error))
    }
    setBusy(false)
  }
  const { month } = sheet
  return (
    <div className="credit-steps">
      <Button onClick={() => save(sheet)} disabled={sheet.lines.length === 0}>
        导出表格（CSV）
      </Button>
      {sheet.lockedAt === null && (
        <Button type="primary" loading={busy} onClick={() => run(() => api(pieces).close({ month }))}>
          封账
        </Button>
      )}
      {sheet.locked && mayCall(pieces.actions.reopen, roles) && (
        <>
          <Input
            aria-label="为什么重开"
            placeholder="为什么重开，写上才能点"
            className="filter-words"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            loading={busy}
            disabled={reason.trim().length < 2}
            onClick={() => run(() => api(pieces).reopen({ month, reason }))}
          >
            重开
          </Button>
        </>
      )}
    </div>
  )
}
