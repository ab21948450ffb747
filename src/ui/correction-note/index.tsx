import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import './index.scss'

interface CorrectionNoteProps {
  /** As shown, e.g. 9月5日 09:12. */
  readonly at: string
  readonly was: string
  readonly now: string
}

/** 更正: stands before the body, so that nobody reads on without it. */
export function CorrectionNote({ at, was, now }: CorrectionNoteProps) {
  return (
    <View className="correction" role="note">
      <Icon name="info-circle" tone="straw" />
      <View className="correction-text">
        <Text className="correction-title">更正　{at}</Text>
        <Text className="correction-words">
          原来写的是“{was}”，应该是“{now}”。您之前看的是旧的，对不住。
        </Text>
      </View>
    </View>
  )
}
