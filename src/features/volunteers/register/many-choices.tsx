import { Text, View } from '@tarojs/components'
import { Icon } from '@/ui/icon'

interface ManyChoicesProps {
  readonly label: string
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: string[]) => void
}

/** Any number of a few: each has a tick when it is chosen. */
export function ManyChoices({ label, options, chosen, onChange }: ManyChoicesProps) {
  return (
    <>
      <View className="vol-label">{label}</View>
      <View className="vol-choices" role="group" aria-label={label}>
        {options.map(({ id, name }) => {
          const on = chosen.includes(id)
          return (
            <View
              key={id}
              className={on ? 'vol-choice vol-choice-on' : 'vol-choice'}
              role="checkbox"
              aria-checked={String(on)}
              aria-label={name}
              onClick={() => onChange(on ? chosen.filter((one) => one !== id) : [...chosen, id])}
            >
              {on && <Icon name="check" tone="steel" />}
              <Text>{name}</Text>
            </View>
          )
        })}
      </View>
    </>
  )
}
