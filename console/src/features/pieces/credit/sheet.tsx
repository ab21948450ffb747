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
  const { again, ...called } = useCall(useCallback(() => api(pieces).sheet({ month }), [month]))
  if (called.phase === 'loading') return <Waiting onRetry={again} />
  if (called.phase === 'failed') return <Failed error={called.error} onRetry={again} />
  const { data: sheet } = called
  return (
    <section className="sheet credit-sheet" aria-label="月表">
      <p className="meta">
        {sheet.locked
          ? `第 ${sheet.version} 版，${sheet.lockedBy}于 ${exact(sheet.lockedAt ?? '')} 封账。`
          : `还没封账，${sheet.ungraded} 份没有评分。`}
        按公式第 {sheet.formula.version} 版，按姓名排。
      </p>
      {sheet.locked && sheet.agrees && <Note tone="done" title="用留存的依据重算，和封账时一样" />}
      {!sheet.agrees && (
        <Note tone="late" title="重算的结果和封账时不一样">
          存着的表可能被改过，请管理员查操作日志。
        </Note>
      )}
      <Steps sheet={sheet} onDone={again} />
      {sheet.lines.length === 0 ? (
        <Empty>这个月还没有登记分工的稿件。</Empty>
      ) : (
        <Table<Line>
          rowKey="personId"
          dataSource={sheet.lines}
          pagination={false}
          expandable={{ expandedRowRender: (line) => <Items line={line} formula={sheet.formula} /> }}
          columns={[
            { title: '姓名', dataIndex: 'name' },
            { title: '份数', render: (_, { items }) => items.length },
            { title: '得分', render: (_, { points }) => inPoints(points) },
            ...(sheet.formula.terms.fenPerPoint > 0
              ? [{ title: '金额（元）', render: (_: unknown, { fen }: Line) => inPoints(fen) }]
              : []),
          ]}
        />
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
      {!sheet.locked && (
        <Button type="primary" loading={busy} onClick={() => run(() => api(pieces).close({ month }))}>
          封账
        </Button>
      )}
      {sheet.locked && mayCall(pieces.actions.reopen, roles) && (
        <>
          <Input
            aria-label="为什么重开"
            placeholder="为什么重开"
            className="filter-words"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button loading={busy} onClick={() => run(() => api(pieces).reopen({ month, reason }))}>
            重开
          </Button>
        </>
      )}
    </div>
  )
}
