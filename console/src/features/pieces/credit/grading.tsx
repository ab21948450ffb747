import { people } from '@functions/people/contract'
import { pieces } from '@functions/pieces/contract'
import {
  type CreditListed,
  DIFFICULTIES,
  DIFFICULTY_LABELS,
  type Formula,
  GRADE_LABELS,
  GRADES,
  type Grade,
  PART_LABELS,
  PARTS,
  type Part,
} from '@functions/pieces/contract/credit'
import { App, Button, InputNumber, Select } from 'antd'
import { useCallback, useState } from 'react'
import { Link } from 'react-router-dom'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { Note } from '../../../ui/note'
import { exact } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { lineOf } from '../words'

type Colleagues = readonly { personId: string; name: string }[]

/** 评分: what was published in the month; an editor puts down who did what and how well. */
export function Grading({ month }: { month: string }) {
  const [cursor, setCursor] = useState<string | null>(null)
  const staff = useCall(useCallback(async () => (await api(people).colleagues({})).colleagues, []))
  const { again, ...called } = useCall(
    useCallback(() => api(pieces).published({ month, ...(cursor ? { cursor } : {}) }), [month, cursor]),
  )
  if (called.phase === 'loading') return <Waiting onRetry={again} />
  if (called.phase === 'failed') return <Failed error={called.error} onRetry={again} />
  const { items, formula, locked, nextCursor } = called.data
  return (
    <>
      {locked && <Note tone="info" title="这个月已经封账，只能看" />}
      {items.length === 0 && <Empty>这个月还没有发布归您评分的稿件。</Empty>}
      <ul className="credit-list">
        {items.map((item) => (
          <GradeStory
            key={item.storyId}
            item={item}
            formula={formula}
            locked={locked}
            staff={staff.data ?? []}
            onStale={again}
          />
        ))}
      </ul>
      {(cursor || nextCursor) && (
        <div className="pager">
          {cursor && <Button onClick={() => setCursor(null)}>回到月初</Button>}
          {nextCursor && <Button onClick={() => setCursor(nextCursor)}>下一页</Button>}
        </div>
      )}
    </>
  )
}

interface Row {
  /** Of this row on the page. */
  readonly key: number
  readonly personId: string
  readonly part: Part
  readonly grade: Grade | null
}

interface GradeStoryProps {
  readonly item: CreditListed
  readonly formula: Formula
  readonly locked: boolean
  readonly staff: Colleagues
  readonly onStale: () => void
}

const options = <T extends string>(values: readonly T[], labels: Record<T, string>) =>
  values.map((value) => ({ value, label: labels[value] }))

function GradeStory({ item, formula, locked, staff, onStale }: GradeStoryProps) {
  const { message } = App.useApp()
  const { storyId, title, publishedAt, createdBy, inputs } = item
  const [revision, setRevision] = useState(item.revision)
  const [forms, setForms] = useState<string[]>(inputs?.forms ?? ['text'])
  const [characters, setCharacters] = useState(inputs?.characters ?? item.characters ?? 0)
  const [difficulty, setDifficulty] = useState(inputs?.difficulty ?? DIFFICULTIES[0])
  const [rows, setRows] = useState<readonly Row[]>(
    inputs?.contributions.map(({ personId, part, grade }, key) => ({ key, personId, part, grade })) ?? [
      { key: 0, personId: createdBy.personId, part: 'author', grade: null },
    ],
  )
  const [busy, setBusy] = useState(false)
  const put = (key: number, changes: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...changes } : row)))
  const save = async () => {
    setBusy(true)
    try {
      const contributions = rows.map(({ personId, part, grade }) => ({ personId, part, grade }))
      const input = { storyId, revision, forms, characters, difficulty, contributions }
      setRevision((await api(pieces).grade(input)).revision)
      message.success('记下了')
    } catch (error) {
      message.error(sayAll(error))
      if ((error as { code?: string }).code === 'changed_meanwhile') onStale()
    }
    setBusy(false)
  }
  // whoever has left is no longer a colleague, but what they did still bears their name
  const known = new Map([
    [createdBy.personId, createdBy.name],
    ...(inputs?.contributions ?? []).map(({ personId, name }) => [personId, name] as const),
    ...staff.map(({ personId, name }) => [personId, name] as const),
  ])
  const persons = [...known].map(([value, label]) => ({ value, label }))
  return (
    <li className="sheet credit-story">
      <h2>
        <Link to={lineOf({ kind: 'story', id: storyId })} className="row-title">
          {title}
        </Link>
      </h2>
      <p className="meta num">{exact(publishedAt)} 发布</p>
      <div className="credit-fields">
        <Select
          mode="multiple"
          aria-label="形式"
          placeholder="形式"
          className="credit-forms"
          disabled={locked}
          value={forms}
          options={formula.terms.forms.map(({ form, name }) => ({ value: form, label: name }))}
          onChange={setForms}
        />
        <InputNumber
          aria-label="字数"
          min={0}
          max={100_000}
          precision={0}
          suffix="字"
          disabled={locked}
          value={characters}
          onChange={(value) => setCharacters(value ?? 0)}
        />
        <Select
          aria-label="难度"
          disabled={locked}
          value={difficulty}
          options={options(DIFFICULTIES, DIFFICULTY_LABELS)}
          onChange={setDifficulty}
        />
      </div>
      {rows.map((row) => (
        <div className="credit-fields" key={row.key}>
          <Select
            aria-label="谁"
            showSearch={{ optionFilterProp: 'label' }}
            className="filter"
            disabled={locked}
            value={row.personId}
            options={persons}
            onChange={(personId) => put(row.key, { personId })}
          />
          <Select
            aria-label="分工"
            disabled={locked}
            value={row.part}
            options={options(PARTS, PART_LABELS)}
            onChange={(part) => put(row.key, { part })}
          />
          <Select<Grade | 'none'>
            aria-label="评分"
            className="credit-grade"
            disabled={locked}
            value={row.grade ?? 'none'}
            options={[{ value: 'none' as const, label: '还没评' }, ...options(GRADES, GRADE_LABELS)]}
            onChange={(grade) => put(row.key, { grade: grade === 'none' ? null : grade })}
          />
          {!locked && rows.length > 1 && (
            <Button type="link" onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}>
              去掉
            </Button>
          )}
        </div>
      ))}
      {!locked && (
        <div className="credit-fields">
          <Button
            disabled={rows.length >= 20}
            onClick={() =>
              setRows([
                ...rows,
                {
                  key: Math.max(...rows.map(({ key }) => key)) + 1,
                  personId: persons[0]?.value ?? '',
                  part: 'picture',
                  grade: null,
                },
              ])
            }
          >
            加一个人
          </Button>
          <Button type="primary" loading={busy} onClick={save}>
            记下
          </Button>
        </div>
      )}
    </li>
  )
}
