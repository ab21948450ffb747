import { type HTMLAttributes, useId, useState } from 'react'

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
  readonly autoComplete: string
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly maxLength?: number
  readonly autoFocus?: boolean
  /** Digits apart, so that six can be compared with a phone. */
  readonly wide?: boolean
}

export function Field({ label, hint, value, onChange, error, wide, autoFocus, ...input }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {hint && <span className="meta">{hint}</span>}
      </label>
      <input
        id={id}
        className={wide ? 'field-input field-wide' : 'field-input'}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        // biome-ignore lint/a11y/noAutofocus: this page is one form; the first field, then the one just asked for
        autoFocus={autoFocus}
        spellCheck={false}
        autoCapitalize="off"
        {...input}
      />
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  )
}

export function PasswordField({ value, onChange, error }: Pick<FieldProps, 'value' | 'onChange' | 'error'>) {
  const id = useId()
  const [shown, setShown] = useState(false)
  return (
    <div className="field">
      <label htmlFor={id}>密码</label>
      <div className="field-password">
        <input
          id={id}
          className="field-input"
          type={shown ? 'text' : 'password'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="current-password"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <button type="button" className="link" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? '藏起来' : '看一眼'}
        </button>
      </div>
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  )
}
