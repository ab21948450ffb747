import { Text, View } from '@tarojs/components'
import './index.scss'

const SPOKEN = {
  done: '已完成',
  now: '正在进行',
  todo: '还没到',
  refused: '没通过',
  reopened: '重新办',
} as const

export interface FiveStep {
  /** One character: 点 审 派 领 评. */
  readonly sign: string
  readonly state: keyof typeof SPOKEN
  /** 今天 07:02, or what is still to come; '' for nothing. */
  readonly at: string
}

/** 点单 审单 派单 领单 评单: how far an order has come. In 长辈版 the page says it in sentences instead. */
export function FiveSteps({ steps }: { steps: readonly FiveStep[] }) {
  return (
    <View className="five-steps" role="list">
      {steps.map(({ sign, state, at }, index) => (
        <View
          key={sign}
          className={`five-step five-step-${state}`}
          role="listitem"
          aria-label={`${steps.length} 步中第 ${index + 1} 步，${sign}，${SPOKEN[state]}${at ? `，${at}` : ''}`}
        >
          <Text className="five-step-sign">{sign}</Text>
          <Text className="five-step-at">{at}</Text>
        </View>
      ))}
    </View>
  )
}
