import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import './index.scss'

interface ChoiceChipsProps<Value> {
  /** What is being chosen, for a screen reader. */
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of a few: the chosen one has a tick and a thicker border, not only a colour. */
export function ChoiceChips<Value extends string>({
  label,
  options,
  value,
  onChange,
}: ChoiceChipsProps<Value>) {
  return (
    <View className="chips" role="radiogroup" aria-label={label}>
      {options.map((option) => {
        const on = option.value === value
        return (
          <View
            key={option.value}
            className={on ? 'chip chip-on' : 'chip'}
            role="radio"
            aria-checked={String(on)}
            aria-label={option.label}
            onClick={() => onChange(option.value)}
          >
            {on && <Icon name="check" tone="steel" />}
            <Text className="chip-word">{option.label}</Text>
          </View>
        )
      })}
    </View>
  )
}
