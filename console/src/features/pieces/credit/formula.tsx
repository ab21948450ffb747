import { pieces } from '@functions/pieces/contract'
import {
  DIFFICULTIES,
  DIFFICULTY_LABELS,
  type Formula,
  type FormulaTerms,
  GRADE_LABELS,
  GRADES,
  PART_LABELS,
  PARTS,
} from '@functions/pieces/contract/credit'
import { App, Button, Input, InputNumber } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { sayAll } from '../../../say'
import { Failed } from '../../../ui/failed'
import { exact } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'

/** 公式: open to all; an administrator changes its numbers from a month on, with a reason. */
export function FormulaPage() {
  const { again, ...called } = useCall(useCallback(() => api(pieces).formulas({}), []))
  if (called.phase === 'loading') return <Waiting onRetry={again} />
  if (called.phase === 'failed') return <Failed error={called.error} onRetry={again} />
  const [newest, ...earlier] = called.data.formulas
  return newest ? (
    <section className="sheet credit-sheet" aria-label="公式">
      <p>一份得分 =（各形式的分 + 字数分）× 难度 × 分工占比 ÷ 同工人数 × 评分。阅读、点赞不参与。</p>
      <Terms key={newest.version} formula={newest} onSaved={again} />
      <h2>改过的版本</h2>
      <ul>
        {[newest, ...earlier].map(({ version, from, reason, by, at }) => (
          <li key={version}>
            第 {version} 版，{from} 起：{reason}{' '}
            <span className="meta">
              {by} {at && exact(at)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  ) : null
}

interface FieldProps {
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly max: number
  readonly min?: number
  readonly onChange: (value: number) => void
}

function Terms({ formula, onSaved }: { formula: Formula; onSaved: () => void }) {
  const { message } = App.useApp()
  const may = mayCall(pieces.actions.saveFormula, rolesOf(useMe().staff.grants))
  const [terms, setTerms] = useState<FormulaTerms>(formula.terms)
  const [from, setFrom] = useState('')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const field = ({ label, value, unit, max, min = 0, onChange }: FieldProps) => (
    <div key={label} className="credit-term">
      <span aria-hidden="true">{label}</span>
      <InputNumber
        aria-label={label}
        min={min}
        max={max}
        precision={0}
        suffix={unit}
        disabled={!may}
        value={value}
        onChange={(next) => onChange(next ?? min)}
      />
    </div>
  )
  const save = async () => {
    setBusy(true)
    try {
      await api(pieces).saveFormula({ version: formula.version, from, reason, terms })
      onSaved()
    } catch (error) {
      message.error(sayAll(error))
      setBusy(false)
    }
  }
  const percents = <K extends 'difficulties' | 'grades' | 'parts'>(
    group: K,
    names: readonly (keyof FormulaTerms[K] & string)[],
    labels: Readonly<Record<string, string>>,
  ) =>
    names.map((name) =>
      field({
        label: labels[name] ?? name,
        value: Number(terms[group][name]),
        unit: '%',
        max: 500,
        onChange: (value) => setTerms({ ...terms, [group]: { ...terms[group], [name]: value } }),
      }),
    )
  return (
    <>
      <h2>形式</h2>
      <div className="credit-terms">
        {terms.forms.map((form, index) =>
          field({
            label: form.name,
            value: form.points,
            unit: '分',
            max: 1000,
            onChange: (points) =>
              setTerms({
                ...terms,
                forms: terms.forms.map((other, at) => (at === index ? { ...other, points } : other)),
              }),
          }),
        )}
      </div>
      <h2>字数、金额</h2>
      <div className="credit-terms">
        {field({
          label: '多少字一分',
          value: terms.charactersPerPoint,
          unit: '字',
          min: 10,
          max: 10_000,
          onChange: (charactersPerPoint) => setTerms({ ...terms, charactersPerPoint }),
        })}
        {field({
          label: '字数最多得',
          value: terms.mostLengthPoints,
          unit: '分',
          max: 1000,
          onChange: (mostLengthPoints) => setTerms({ ...terms, mostLengthPoints }),
        })}
        {field({
          label: '一分合（0 不算钱）',
          value: terms.fenPerPoint,
          unit: '分钱',
          max: 100_000,
          onChange: (fenPerPoint) => setTerms({ ...terms, fenPerPoint }),
        })}
      </div>
      <h2>难度</h2>
      <div className="credit-terms">{percents('difficulties', DIFFICULTIES, DIFFICULTY_LABELS)}</div>
      <h2>评分</h2>
      <div className="credit-terms">{percents('grades', GRADES, GRADE_LABELS)}</div>
      <h2>分工占比</h2>
      <div className="credit-terms">{percents('parts', PARTS, PART_LABELS)}</div>
      {may && (
        <div className="credit-fields credit-new">
          <label htmlFor="formula-from">从哪个月起</label>
          <Input
            id="formula-from"
            type="month"
            className="credit-month"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <Input
            aria-label="为什么改"
            placeholder="为什么改"
            className="filter-words"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="primary" loading={busy} disabled={!from || reason.trim().length < 2} onClick={save}>
            存成新的一版
          </Button>
        </div>
      )}
    </>
  )
}
