import { site } from '@site'
import { Input } from 'antd'

const MINUTE = 60_000

/** What a `datetime-local` field shows of an instant: the district's clock, whatever this computer is set to. */
export const toField = (instant: string): string =>
  new Date(Date.parse(instant) + site.timeZoneOffsetMinutes * MINUTE).toISOString().slice(0, 16)

/** The instant a `datetime-local` field means; null while it is empty. */
export function fromField(value: string): string | null {
  const at = Date.parse(`${value}:00.000Z`)
  return Number.isNaN(at) ? null : new Date(at - site.timeZoneOffsetMinutes * MINUTE).toISOString()
}

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
