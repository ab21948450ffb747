import { pieces } from '@functions/pieces/contract'
import { Input, Tabs } from 'antd'
import { useCallback } from 'react'
import { useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { inPoints } from './csv'
import { FormulaPage } from './formula'
import { Grading } from './grading'
import './index.css'
import { Items } from './items'
import { MonthSheet } from './sheet'

const thisMonth = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)

/** 稿件绩效: by an open formula on forms, length, difficulty and editors' grades; readers' numbers have no part in it. */
export function Credit() {
  const [query, setQuery] = useSearchParams()
  const roles = rolesOf(useMe().staff.grants)
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(query.get('month') ?? '')
    ? (query.get('month') ?? '')
    : thisMonth()
  const { published, sheet } = pieces.actions
  const tabs = [
    { key: 'mine', label: '我的', children: <Mine month={month} /> },
    ...(mayCall(published, roles)
      ? [{ key: 'grading', label: '评分', children: <Grading key={month} month={month} /> }]
      : []),
    ...(mayCall(sheet, roles)
      ? [{ key: 'sheet', label: '月表', children: <MonthSheet month={month} /> }]
      : []),
    { key: 'formula', label: '公式', children: <FormulaPage /> },
  ]
  return (
    <div className="page">
      <PageHead title="稿件绩效" sub="看形式、字数、难度和编辑评分，不看阅读和点赞">
        <Input
          type="month"
          aria-label="月份"
          className="credit-month"
          value={month}
          onChange={(event) =>
            event.target.value && setQuery({ ...Object.fromEntries(query), month: event.target.value })
          }
        />
      </PageHead>
      <Tabs
        activeKey={tabs.some(({ key }) => key === query.get('tab')) ? (query.get('tab') ?? 'mine') : 'mine'}
        onChange={(tab) => setQuery({ ...Object.fromEntries(query), tab })}
        destroyOnHidden
        items={tabs}
      />
    </div>
  )
}

function Mine({ month }: { month: string }) {
  const { again, ...called } = useCall(useCallback(() => api(pieces).mine({ month }), [month]))
  if (called.phase === 'loading') return <Waiting onRetry={again} />
  if (called.phase === 'failed') return <Failed error={called.error} onRetry={again} />
  const { line, formula, locked } = called.data
  if (!line) return <Empty>这个月还没有登记您的稿件。稿子发布后由编辑登记分工和评分。</Empty>
  return (
    <section className="sheet credit-sheet" aria-label="我的">
      <p>
        <strong className="num">{inPoints(line.points)} 分</strong>
        {formula.terms.fenPerPoint > 0 && <span className="num">，合 {inPoints(line.fen)} 元</span>}{' '}
        <span className="meta">
          按公式第 {formula.version} 版{locked ? '，已封账' : '，封账前还会变'}
        </span>
      </p>
      <Items line={line} formula={formula} />
    </section>
  )
}
