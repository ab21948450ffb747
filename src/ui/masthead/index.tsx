import { Text, View } from '@tarojs/components'
import { Brand } from './brand'
import './index.scss'

interface MastheadProps {
  /** 11月22日 星期日 */
  readonly date: string
  /** 农历十月十四; '' where the platform has no such calendar. */
  readonly lunar: string
  /** The switch to 长辈版, on the home page by rule; absent in 长辈版, where the way back stands at the foot. */
  readonly onElder?: () => void
}

export { Brand }

/** The date line of the front page. */
export function Masthead({ date, lunar, onElder }: MastheadProps) {
  return (
    <View className="masthead">
      <View className="masthead-date">
        <Text className="masthead-day">{date}</Text>
        {lunar !== '' && <Text className="masthead-lunar">{lunar}</Text>}
      </View>
      {onElder && (
        <View className="masthead-elder" role="button" onClick={onElder}>
          <Text>长辈版</Text>
        </View>
      )}
    </View>
  )
}
