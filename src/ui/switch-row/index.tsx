import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from '../icon'
import './index.scss'

interface SwitchRowProps {
  readonly title: string
  readonly note: string
  readonly icon: IconName
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

/** A setting that is on or off: the whole row is the target, and the word says which. */
export function SwitchRow({ title, note, icon, on, onChange }: SwitchRowProps) {
  return (
    <View
      className="switch-row"
      role="switch"
      aria-checked={String(on)}
      aria-label={`${title}，${note}`}
      onClick={() => onChange(!on)}
    >
      <Icon name={icon} tone="steel" />
      <View className="switch-row-words">
        <Text className="switch-row-title">{title}</Text>
        <Text className="switch-row-note">{note}</Text>
      </View>
      <Text className="switch-row-state">{on ? '开着' : '关着'}</Text>
      <View className={on ? 'switch-row-track switch-row-on' : 'switch-row-track'}>
        <View className="switch-row-thumb" />
      </View>
    </View>
  )
}
