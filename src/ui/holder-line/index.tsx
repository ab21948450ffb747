import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import './index.scss'

interface HolderLineProps {
  /** 在十九街坊站手里; 等您回话. */
  readonly title: string
  /** Until when, and why time stands still if it does. */
  readonly note: string
  /** Late or soon over: said in the note too, never by colour alone. */
  readonly tone?: 'ink' | 'straw' | 'alarm'
  /** Calls whoever holds it; absent when nobody may be called. */
  readonly onCall?: () => void
}

/** 在谁手里: who holds a case, until when. */
export function HolderLine({ title, note, tone = 'ink', onCall }: HolderLineProps) {
  return (
    <View className="holder-line">
      <Icon name="user-checked" tone="ink" />
      <View className="holder-line-words">
        <Text className="holder-line-title">{title}</Text>
        <Text className={`holder-line-note holder-line-${tone}`}>{note}</Text>
      </View>
      {onCall && (
        <View className="holder-line-call" role="button" aria-label={`打电话，${title}`} onClick={onCall}>
          打电话
        </View>
      )}
    </View>
  )
}
