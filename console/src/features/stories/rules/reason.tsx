import { Input } from 'antd'
import { useId } from 'react'

interface ReasonProps {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly onChange: (reason: string) => void
}

/** Why a list changes: stays with the version for good. */
export function Reason({ label, value, placeholder = '', onChange }: ReasonProps) {
  const id = useId()
  return (
    <p className="rule-reason">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        maxLength={200}
        placeholder={placeholder}
        onChange={({ target }) => onChange(target.value)}
      />
    </p>
  )
}
