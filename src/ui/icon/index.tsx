import { View } from '@tarojs/components'
import type { IconName } from './names'
import './icons.scss'
import './index.scss'

export type { IconName }
export type IconTone = 'text' | 'ink' | 'ink-3' | 'steel' | 'molten' | 'grass' | 'straw' | 'alarm' | 'on'

interface IconProps {
  readonly name: IconName
  /** `text`: the colour of the words around it. */
  readonly tone?: IconTone
  readonly large?: boolean
}

/** An icon never stands without its word, so a screen reader passes it over. */
export function Icon({ name, tone = 'text', large = false }: IconProps) {
  return <View className={`icon icon-${name} icon-tone-${tone}${large ? ' icon-large' : ''}`} aria-hidden />
}
