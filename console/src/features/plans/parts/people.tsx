import type { OutputOf } from '@functions/_common/contract'
import { articles } from '@functions/articles/contract'
import { people } from '@functions/people/contract'
import { Select } from 'antd'
import { createContext, type ReactNode, useCallback, useContext } from 'react'
import { api } from '../../../api'
import { useCall } from '../../../use-call'

type Colleague = OutputOf<typeof people.actions.colleagues>['colleagues'][number]
interface Around {
  readonly colleagues: readonly Colleague[]
  readonly columns: readonly { readonly columnId: string; readonly name: string }[]
}
const AroundContext = createContext<Around>({ colleagues: [], columns: [] })

/** Who and which columns there are, asked once a page. */
export function WithPeople({ children }: { children: ReactNode }) {
  const colleagues = useCall(useCallback(async () => (await api(people).colleagues({})).colleagues, []))
  const columns = useCall(useCallback(async () => (await api(articles).columns({})).columns, []))
  return (
    <AroundContext.Provider value={{ colleagues: colleagues.data ?? [], columns: columns.data ?? [] }}>
      {children}
    </AroundContext.Provider>
  )
}

export function useColumnName(): (columnId: string | null) => string {
  const { columns } = useContext(AroundContext)
  return (id) => columns.find(({ columnId }) => columnId === id)?.name ?? (id === null ? '没选栏目' : '')
}

interface ChoiceProps {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (value: string | null) => void
  readonly label?: string
}

/** A colleague by name; empty: nobody yet. */
export function PersonSelect({
  id,
  value,
  onChange,
  label,
  except,
}: ChoiceProps & { except?: string | undefined }) {
  const { colleagues } = useContext(AroundContext)
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      className="plan-person"
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder="先不派人"
      value={value ?? null}
      onChange={(personId: string | undefined) => onChange?.(personId ?? null)}
      options={colleagues
        .filter(({ personId }) => personId !== except)
        .map(({ personId, name }) => ({ value: personId, label: name }))}
    />
  )
}

export function ColumnSelect({ id, value, onChange }: ChoiceProps) {
  const { columns } = useContext(AroundContext)
  return (
    <Select
      {...(id ? { id } : {})}
      allowClear
      placeholder="还没定"
      value={value ?? null}
      onChange={(columnId: string | undefined) => onChange?.(columnId ?? null)}
      options={columns.map(({ columnId, name }) => ({ value: columnId, label: name }))}
    />
  )
}
