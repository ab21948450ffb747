import { Input, Text, Textarea, View } from '@tarojs/components'
import { useId } from 'react'
import './index.scss'

interface FieldProps {
  readonly label: string
  /** Why it is asked, or what fits here; always visible. */
  readonly hint?: string
  readonly error?: string | undefined
  readonly value: string
  readonly as: 'area' | 'phone' | 'code' | 'line' | 'account' | 'password'
  readonly maxLength: number
  readonly onChange: (value: string) => void
  /** Moves the cursor here; set on the first field with an error. */
  readonly focus?: boolean
}

/** How the browser's keyboard and its memory are told what belongs here; WeChat takes `type` alone. */
const NATIVE = {
  phone: { type: 'text', inputMode: 'tel', autoComplete: 'tel-national' },
  code: { type: 'text', inputMode: 'numeric', autoComplete: 'one-time-code' },
  line: { type: 'text', autoComplete: 'off' },
  account: { type: 'text', autoComplete: 'username', autoCapitalize: 'none' },
  password: { type: 'password', autoComplete: 'current-password' },
} as const

/** A question with its answer: the label stays visible, the error stands with the field. */
export function Field({ label, hint, error, value, as, maxLength, onChange, focus = false }: FieldProps) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const spoken = error ? `${label}，${error}` : label
  const aria = {
    'aria-label': spoken,
    'aria-invalid': Boolean(error),
    ...(described ? { 'aria-describedby': described } : {}),
  }
  const common = {
    value,
    maxlength: maxLength,
    focus,
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    // In a browser the label belongs to the real input inside (`nativeProps`), not to Taro's shell around it.
    ...(process.env.TARO_ENV === 'weapp' ? { 'aria-label': spoken } : {}),
  }
  return (
    <View className={error ? 'field field-wrong' : 'field'}>
      <Text className="field-label">{label}</Text>
      {hint && (
        <Text className="field-hint" id={`${id}-hint`}>
          {hint}
        </Text>
      )}
      {as === 'area' ? (
        <View className="field-box">
          <Textarea className="field-area" autoHeight nativeProps={aria} {...common} />
          <Text className="field-count">
            {value.length} / {maxLength}
          </Text>
        </View>
      ) : (
        <View className="field-box">
          <Input
            className="field-input"
            type={as === 'phone' || as === 'code' ? 'number' : 'text'}
            password={as === 'password'}
            nativeProps={{ ...NATIVE[as], ...aria }}
            {...common}
          />
        </View>
      )}
      {error && (
        <View className="field-error" id={`${id}-error`} role="alert">
          {error}
        </View>
      )}
    </View>
  )
}
