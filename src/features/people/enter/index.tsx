import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { goBack } from '@/go'
import { Page } from '@/ui/page'
import { EnterForm } from './form'
import './index.scss'
import { reasonFor } from './reasons'

/** 登录: first why, then what; nothing else in this app asks for it. */
export default function Enter() {
  const { reason } = useRouter().params
  return (
    <Page title="登录">
      <View className="enter">
        <View className="enter-title" role="heading" aria-level={1}>
          登录
        </View>
        <View className="enter-why">{reasonFor(reason)}</View>
        <View className="enter-why">不登录也能看、能听、能提意见。</View>
        <EnterForm onEntered={goBack} />
      </View>
    </Page>
  )
}
