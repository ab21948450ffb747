import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '../button'
import { StateNote } from '../state-note'
import './index.scss'

const SKELETON_AFTER_MS = 600
const SLOW_AFTER_MS = 8000

/** `front`: a picture and its headline, then a list. */
type Shape = 'front' | 'list' | 'text'
const ROWS = ['first', 'second', 'third'] as const

const classOf = (shape: Shape, row: (typeof ROWS)[number]) =>
  shape === 'text' || (shape === 'front' && row === 'first') ? 'waiting-text' : 'waiting-list'

interface WaitingProps {
  /** The geometry of what is coming. */
  readonly shape: Shape
  readonly onRetry: () => void
}

/** Nothing for 600 ms, then a still skeleton; after 8 s it says so and offers to try again (design.md §7). */
export function Waiting({ shape, onRetry }: WaitingProps) {
  const [stage, setStage] = useState<'quiet' | 'skeleton' | 'slow'>('quiet')
  useEffect(() => {
    const timers = [
      setTimeout(() => setStage('skeleton'), SKELETON_AFTER_MS),
      setTimeout(() => setStage('slow'), SLOW_AFTER_MS),
    ]
    return () => timers.forEach(clearTimeout)
  }, [])
  if (stage === 'quiet') return <View className="waiting-quiet" />
  return (
    <View className="waiting" role="status" aria-label="正在打开">
      {stage === 'slow' && (
        <StateNote
          tone="paused"
          title="等得有点久了"
          body="网络可能不太好，还在接着等。也可以再试一次。"
          actions={<Button onTap={onRetry}>再试一次</Button>}
        />
      )}
      {shape === 'front' && <View className="waiting-lead" />}
      {ROWS.map((row) => (
        <View key={row} className={classOf(shape, row)}>
          <View className="waiting-line" />
          <View className="waiting-line" />
          <View className="waiting-line waiting-short" />
        </View>
      ))}
    </View>
  )
}
