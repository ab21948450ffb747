import { site } from '@site'
import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import './index.scss'

interface SpeakUpProps {
  /** The page it would be about, for a screen reader. */
  readonly about: string
  readonly elder: boolean
  readonly onSpeak: () => void
  /** 长辈版 only: the way back stands at the foot of every page. */
  readonly onStandard: () => void
}

/** 意见、投诉、纠错, one tap from every page, and who stands behind it. */
export function SpeakUp({ about, elder, onSpeak, onStandard }: SpeakUpProps) {
  const words = elder ? '有意见，跟我们说' : '意见、投诉、纠错'
  return (
    <View className="speak-up no-print" role="contentinfo">
      <View className="speak-up-row" role="link" aria-label={`${words}：${about}`} onClick={onSpeak}>
        <Text>{words}</Text>
        <Icon name="chevron-right" />
      </View>
      {elder && (
        <View className="speak-up-row" role="button" aria-label="回到标准版" onClick={onStandard}>
          <Text>回到标准版</Text>
          <Icon name="swap" />
        </View>
      )}
      <View className="speak-up-who">
        <Text>{site.organiser}主办</Text>
        <Text>{site.supervisor}主管</Text>
      </View>
    </View>
  )
}
