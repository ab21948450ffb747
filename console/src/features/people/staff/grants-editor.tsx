import { ROLE_LABELS, STAFF_ROLES, type StaffRole } from '@functions/_common/contract'
import type { Grant } from '@functions/_common/grants'
import { site } from '@site'
import { STATIONS } from '@site/stations'
import { Button, Select } from 'antd'
import { useId } from 'react'

interface GrantsEditorProps {
  readonly value?: readonly Grant[]
  readonly onChange?: (grants: Grant[]) => void
  readonly columns: ReadonlyMap<string, string>
}

const NOTHING_MORE: Grant = { role: 'reporter', units: [], columns: '*' }

/** 权限: each row is a role with where it holds. Two rows do not add up: one of them must reach both unit and column. */
export function GrantsEditor({ value = [], onChange, columns }: GrantsEditorProps) {
  const put = (index: number, part: Partial<Grant>) =>
    onChange?.(value.map((grant, at) => (at === index ? { ...grant, ...part } : grant)))
  return (
    <div className="grants">
      {value.map((grant, index) => (
        <GrantRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a grant has no other name than its place
          key={index}
          number={index + 1}
          grant={grant}
          columns={columns}
          onChange={(part) => put(index, part)}
          onRemove={() => onChange?.(value.filter((_, at) => at !== index))}
        />
      ))}
      {value.length === 0 && <p className="meta">还没有权限：能登录，什么都办不了。</p>}
      {value.length < 20 && <Button onClick={() => onChange?.([...value, NOTHING_MORE])}>加一项权限</Button>}
    </div>
  )
}

interface GrantRowProps {
  readonly number: number
  readonly grant: Grant
  readonly columns: ReadonlyMap<string, string>
  readonly onChange: (part: Partial<Grant>) => void
  readonly onRemove: () => void
}

function GrantRow({ number, grant, columns, onChange, onRemove }: GrantRowProps) {
  const id = useId()
  return (
    <fieldset className="grant" aria-label={`第 ${number} 项权限`}>
      <div className="grant-head">
        <Select<StaffRole>
          aria-label="角色"
          value={grant.role}
          options={STAFF_ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
          onChange={(role) =>
            // an administrator's actions are about the whole centre
            onChange(role === 'administrator' ? { role, units: '*', columns: '*' } : { role })
          }
        />
        <Button danger size="small" aria-label={`去掉第 ${number} 项权限`} onClick={onRemove}>
          去掉
        </Button>
      </div>
      <Reach
        id={`${id}-units`}
        label="哪些单位"
        everywhere="所有单位"
        value={grant.units}
        options={UNITS}
        onChange={(units) => onChange({ units })}
      />
      <Reach
        id={`${id}-columns`}
        label="哪些栏目"
        everywhere="所有栏目"
        value={grant.columns}
        options={[...columns].map(([value, label]) => ({ value, label }))}
        onChange={(reached) => onChange({ columns: reached })}
      />
    </fieldset>
  )
}

/** A dispatcher's units are stations: one of them reaches what lies below it. */
const UNITS = [
  ...site.units.map(({ unitId, name }) => ({ value: unitId, label: name })),
  ...STATIONS.map(({ stationId, name }) => ({ value: stationId, label: name })),
]

interface ReachProps {
  readonly id: string
  readonly label: string
  readonly everywhere: string
  readonly value: Grant['units']
  readonly options: readonly { value: string; label: string }[]
  readonly onChange: (value: Grant['units']) => void
}

/** Either everywhere or a list; choosing one leaves the other. */
function Reach({ id, label, everywhere, value, options, onChange }: ReachProps) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Select<string[]>
        id={id}
        mode="multiple"
        optionFilterProp="label"
        value={value === '*' ? ['*'] : [...value]}
        options={[{ value: '*', label: everywhere }, ...options]}
        placeholder="选一个"
        onChange={(chosen) => onChange(chosen.at(-1) === '*' ? '*' : chosen.filter((one) => one !== '*'))}
      />
    </>
  )
}
