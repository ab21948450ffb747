import type { OutputOf } from '@functions/_common/contract'
import { stories } from '@functions/stories/contract'
import { RULE_SET_LABELS, RULE_SETS, type RuleSetId } from '@functions/stories/contract/rules'
import { Table } from 'antd'
import { useCallback } from 'react'
import { useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { stacked } from '../../../ui/stacked'
import { since } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import './index.css'
import { RuleSet } from './rule-set'

type Overview = OutputOf<typeof stories.actions.rules>
const EVERY_RULE = 'all'

/** 检查规则: the lists that the newsroom keeps, and every rule with what it rests on. */
export function Rules() {
  const { staff } = useMe()
  const mayChange = mayCall(stories.actions.changeRuleSet, rolesOf(staff.grants))
  const [search, setSearch] = useSearchParams()
  const asked = search.get('set')
  const chosen =
    RULE_SETS.find((setId) => setId === asked) ?? (asked === EVERY_RULE ? EVERY_RULE : RULE_SETS[0])
  const { again, ...overview } = useCall(useCallback(() => api(stories).rules({}), []))
  return (
    <div className="page">
      <PageHead title="检查规则" sub="改了几秒内生效；每次检查都记着用的是哪一版" />
      {overview.phase === 'loading' && <Waiting onRetry={again} />}
      {overview.phase === 'failed' && <Failed error={overview.error} onRetry={again} />}
      {overview.phase === 'ready' && (
        <div className="rules">
          <nav className="rule-sets" aria-label="规则表">
            {overview.data.sets.map((set) => (
              <Choice
                key={set.setId}
                on={chosen === set.setId}
                label={RULE_SET_LABELS[set.setId].label}
                said={`${set.count} 条，第 ${set.version} 版，${set.at ? `${set.by} ${since(set.at, Date.now())}改` : '没改过'}`}
                onChoose={() => setSearch({ set: set.setId })}
              />
            ))}
            <Choice
              on={chosen === EVERY_RULE}
              label="全部规则和依据"
              said={`${overview.data.rules.length} 条规则，版本 ${overview.data.rulesVersion}`}
              onChoose={() => setSearch({ set: EVERY_RULE })}
            />
          </nav>
          <section className="sheet rule-set" aria-label={titleOf(chosen)}>
            <h2>{titleOf(chosen)}</h2>
            {chosen === EVERY_RULE ? (
              <EveryRule rules={overview.data.rules} />
            ) : (
              <>
                <p className="meta">{RULE_SET_LABELS[chosen].note}</p>
                <RuleSet key={chosen} setId={chosen} mayChange={mayChange} onChanged={again} />
              </>
            )}
          </section>
        </div>
      )}
    </div>
  )
}

const titleOf = (chosen: RuleSetId | typeof EVERY_RULE): string =>
  chosen === EVERY_RULE ? '全部规则和依据' : RULE_SET_LABELS[chosen].label

interface ChoiceProps {
  readonly on: boolean
  readonly label: string
  readonly said: string
  readonly onChoose: () => void
}

function Choice({ on, label, said, onChoose }: ChoiceProps) {
  return (
    <button
      type="button"
      className="rule-choice"
      {...(on ? { 'aria-current': 'page' } : {})}
      onClick={onChoose}
    >
      <strong>{label}</strong>
      <span className="meta">{said}</span>
    </button>
  )
}

const WEIGHTS = { confirm: '要人确认', fix: '要改', advice: '只提醒' } as const

function EveryRule({ rules }: Pick<Overview, 'rules'>) {
  return (
    <>
      <p className="meta">规则只指出来，改不改由人定。</p>
      <Table<Overview['rules'][number]>
        className="stacked"
        rowKey="ruleId"
        dataSource={rules}
        pagination={false}
        columns={stacked<Overview['rules'][number]>([
          { title: '规则', dataIndex: 'name', width: '22%' },
          { title: '怎么办', width: 90, render: (_, { weight }) => WEIGHTS[weight] },
          {
            title: '依据和说明',
            render: (_, { basis, reason, author, version }) => (
              <div>
                {basis}
                <span className="meta rule-why">
                  {reason}　第 {version} 版，{author}
                </span>
              </div>
            ),
          },
        ])}
      />
    </>
  )
}
