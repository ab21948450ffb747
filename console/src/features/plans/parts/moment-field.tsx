import { Input } from 'antd'
import { fromField, toField } from './moments'

interface MomentFieldProps {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (value: string | null) => void
}

/** A point in time on the district's clock. */
export function MomentField({ id, value, onChange }: MomentFieldProps) {
  return (
    <Input
      {...(id ? { id } : {})}
      type="datetime-local"
      value={value ? toField(value) : ''}
      onChange={(event) => onChange?.(fromField(event.target.value))}
    />
  )
}
