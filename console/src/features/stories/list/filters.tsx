import type { ColumnFreshness } from '@functions/articles/contract'
import { STORY_STATE_LABELS, STORY_STATES, WORK_STATE_LABELS, WORK_STATES } from '@functions/stories/machine'
import { site } from '@site'
import { Checkbox, Input, Select } from 'antd'
import { useEffect, useState } from 'react'

interface FiltersProps {
  readonly query: URLSearchParams
  readonly columns: readonly ColumnFreshness[]
  readonly onChange: (changes: Record<string, string | null>) => void
}

/** 找稿件: each choice goes into the address, so that it can be kept, sent and gone back to. */
export function Filters({ query, columns, onChange }: FiltersProps) {
  const asked = query.get('q') ?? ''
  const [words, setWords] = useState(asked)
  useEffect(() => setWords(asked), [asked])
  const choice = (name: string, everything: string, options: readonly { value: string; label: string }[]) => (
    <Select
      aria-label={everything}
      className="filter"
      value={query.get(name) ?? ''}
      options={[{ value: '', label: everything }, ...options]}
      onChange={(value) => onChange({ [name]: value || null })}
    />
  )
  return (
    <search className="filters">
      <Input.Search
        className="filter-words"
        aria-label="题目里的词"
        placeholder="题目里的词"
        allowClear
        value={words}
        maxLength={60}
        enterButton="找"
        onChange={(event) => setWords(event.target.value)}
        onSearch={(value) => onChange({ q: value.trim() || null })}
      />
      {choice(
        'work',
        '不管哪一步',
        WORK_STATES.map((work) => ({ value: work, label: WORK_STATE_LABELS[work] })),
      )}
      {choice(
        'state',
        '发没发都看',
        STORY_STATES.map((state) => ({ value: state, label: STORY_STATE_LABELS[state] })),
      )}
      {choice(
        'columnId',
        '所有栏目',
        columns.map(({ columnId, name }) => ({ value: columnId, label: name })),
      )}
      {choice(
        'unitId',
        '所有单位',
        site.units.map(({ unitId, name }) => ({ value: unitId, label: name })),
      )}
      <Checkbox
        checked={query.get('mine') === '1'}
        onChange={(event) => onChange({ mine: event.target.checked ? '1' : null })}
      >
        只看我写的
      </Checkbox>
    </search>
  )
}
