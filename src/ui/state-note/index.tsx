import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon'
import './index.scss'

const LOOKS = {
  info: { icon: 'info-circle', tone: 'steel' },
  offline: { icon: 'wifi-off', tone: 'steel' },
  done: { icon: 'check-circle', tone: 'grass' },
  paused: { icon: 'error-circle', tone: 'straw' },
  refused: { icon: 'error-circle', tone: 'alarm' },
} as const satisfies Record<string, { icon: IconName; tone: string }>

interface StateNoteProps {
  readonly tone: keyof typeof LOOKS
  readonly title: string
  readonly body?: string
  /** Buttons: what to do next. */
  readonly actions?: ReactNode
}

/** What happened, whose fault, what is kept, and what to do next (design.md §7). */
export function StateNote({ tone, title, body, actions }: StateNoteProps) {
  const look = LOOKS[tone]
  return (
    <View className={`state-note state-note-${look.tone}`} role={tone === 'refused' ? 'alert' : 'status'}>
      <View className="state-note-head">
        <Icon name={look.icon} tone={look.tone} />
        <View className="state-note-words">
          <Text className="state-note-title">{title}</Text>
          {body && <Text className="state-note-body">{body}</Text>}
        </View>
      </View>
      {actions && <View className="state-note-actions">{actions}</View>}
    </View>
  )
}
