import { Text, View } from '@tarojs/components'
import './index.scss'

const SPOKEN = {
  done: '已完成',
  now: '现在',
  paused: '停表',
  todo: '还没到',
  refused: '没办成',
} as const

export interface TimelineStep {
  readonly key: string
  readonly state: keyof typeof SPOKEN
  readonly title: string
  /** When, and by whom: one line of small print. */
  readonly meta: string
  readonly note?: string | null
}

/** 经过: what happened to a case, the newest first; a screen reader hears the state before the title. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <View className="case-timeline" role="list">
      {steps.map(({ key, state, title, meta, note }) => (
        <View
          key={key}
          className={`case-step case-step-${state}`}
          role="listitem"
          aria-label={`${SPOKEN[state]}，${title}，${meta}${note ? `，${note}` : ''}`}
        >
          <Text className="case-step-title">{title}</Text>
          <Text className="case-step-meta">{meta}</Text>
          {note && <Text className="case-step-note">{note}</Text>}
        </View>
      ))}
    </View>
  )
}
