import type { Piece } from '@functions/pieces/contract/board'
import { PIECE_KIND_LABELS, PIECE_KINDS } from '@functions/pieces/contract/graph'
import { site } from '@site'
import { Checkbox, Select } from 'antd'
import { formInWords } from '../words'
import { NARROWED_BY, NOBODY } from './selection'

interface FiltersProps {
  readonly pieces: readonly Piece[]
  readonly columns: readonly { columnId: string; name: string }[]
  readonly query: URLSearchParams
  readonly onChange: (changes: Record<string, string | null>) => void
}

/** 按栏目、单位、人、形式看; each choice with how many there are. */
export function Filters({ pieces, columns, query, onChange }: FiltersProps) {
  const choice = (
    name: (typeof NARROWED_BY)[number],
    everything: string,
    options: readonly { value: string; label: string }[],
    partOf: (piece: Piece) => string | null,
  ) => {
    const counted = options.flatMap(({ value, label }) => {
      const count = pieces.filter((piece) => partOf(piece) === value).length
      return count > 0 || query.get(name) === value ? [{ value, label: `${label}（${count}）` }] : []
    })
    return (
      <Select
        aria-label={everything}
        className="filter"
        value={query.get(name) ?? ''}
        options={[{ value: '', label: everything }, ...counted]}
        onChange={(value) => onChange({ [name]: value || null })}
      />
    )
  }
  const holders = new Map(pieces.flatMap(({ holder }) => (holder ? [[holder.personId, holder.name]] : [])))
  const forms = [...new Set(pieces.flatMap(({ form }) => (form ? [form] : [])))].sort()
  return (
    <search className="filters">
      {choice(
        'columnId',
        '所有栏目',
        columns.map(({ columnId, name }) => ({ value: columnId, label: name })),
        ({ columnId }) => columnId,
      )}
      {choice(
        'unitId',
        '所有单位',
        site.units.map(({ unitId, name }) => ({ value: unitId, label: name })),
        ({ unitId }) => unitId,
      )}
      {choice(
        'holder',
        '所有人',
        [
          { value: NOBODY, label: '还没人接' },
          ...[...holders].map(([value, label]) => ({ value: value ?? '', label: label ?? '' })),
        ],
        ({ holder }) => holder?.personId ?? NOBODY,
      )}
      {choice(
        'kind',
        '选题、任务、稿件都看',
        PIECE_KINDS.map((kind) => ({ value: kind, label: PIECE_KIND_LABELS[kind] })),
        ({ kind }) => kind,
      )}
      {forms.length > 0 &&
        choice(
          'form',
          '所有形式',
          forms.map((form) => ({ value: form, label: formInWords(form) })),
          ({ form }) => form,
        )}
      <Checkbox
        checked={query.get('late') === '1'}
        onChange={(event) => onChange({ late: event.target.checked ? '1' : null })}
      >
        只看过时的
      </Checkbox>
      {NARROWED_BY.some((name) => query.has(name)) && (
        <button
          type="button"
          className="button button-plain"
          onClick={() => onChange(Object.fromEntries(NARROWED_BY.map((name) => [name, null])))}
        >
          看全部
        </button>
      )}
    </search>
  )
}
