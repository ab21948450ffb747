import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon'
import './index.scss'

interface ConsentCheckProps {
  readonly checked: boolean
  /** Who agrees to what; never checked by the page itself. */
  readonly text: string
  readonly onChange: (checked: boolean) => void
  /** Said below when it was left open. */
  readonly error?: string | undefined
  /** Beside it: where to read what one agrees to. */
  readonly children?: ReactNode
}

export function ConsentCheck({ checked, text, onChange, error, children }: ConsentCheckProps) {
  return (
    <View className="consent">
      <View
        className="consent-row"
        role="checkbox"
        aria-checked={String(checked)}
        aria-label={error ? `${text}。${error}` : text}
        onClick={() => onChange(!checked)}
      >
        <View className={checked ? 'consent-box consent-box-on' : 'consent-box'}>
          {checked && <Icon name="check" tone="on" />}
        </View>
        <Text className="consent-text">{text}</Text>
      </View>
      {children}
      {error && <Text className="consent-error">{error}</Text>}
    </View>
  )
}
