import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import './index.scss'

interface ReadAloudBarProps {
  readonly state: 'idle' | 'playing' | 'paused' | 'unavailable'
  /** 听全文, or 念给我听 in 长辈版. */
  readonly title: string
  readonly minutes: number
  /** Shown when `unavailable`: why, and what to do. */
  readonly trouble: string
  /** 1 = the voice's own pace. */
  readonly rate: number
  readonly onToggle: () => void
  readonly onRate: () => void
}

type Told = Pick<ReadAloudBarProps, 'state' | 'title' | 'minutes' | 'trouble'>

function words({ state, title, minutes, trouble }: Told): { main: string; sub: string } {
  switch (state) {
    case 'playing':
      return { main: '正在念', sub: '点一下停在这里' }
    case 'paused':
      return { main: '停在这里了', sub: '点一下接着念' }
    case 'unavailable':
      return { main: '现在念不了', sub: trouble }
    default:
      return { main: title, sub: `约 ${minutes} 分钟　普通话` }
  }
}

/** 听全文: play, pause, pace. */
export function ReadAloudBar({ rate, onToggle, onRate, ...told }: ReadAloudBarProps) {
  const { state } = told
  const pace = `${rate.toFixed(rate % 0.5 === 0 ? 1 : 2)}×`
  const { main, sub } = words(told)
  return (
    <View className={state === 'unavailable' ? 'read-aloud read-aloud-off' : 'read-aloud'}>
      <View className="read-aloud-main" role="button" aria-label={`${main}，${sub}`} onClick={onToggle}>
        <View className="read-aloud-play">
          <Icon name={state === 'playing' ? 'pause' : 'play'} tone="on" />
        </View>
        <View className="read-aloud-words">
          <Text className="read-aloud-title">{main}</Text>
          <Text className="read-aloud-sub">{sub}</Text>
        </View>
      </View>
      {state !== 'unavailable' && (
        <View
          className="read-aloud-rate"
          role="button"
          aria-label={`${pace}，语速，点一下换`}
          onClick={onRate}
        >
          <Text>{pace}</Text>
        </View>
      )}
    </View>
  )
}
