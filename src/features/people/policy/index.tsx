import { Text, View } from '@tarojs/components'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import './index.scss'
import { POLICY, POLICY_DATE } from './text'

/** 隐私政策: what is stored, why and for how long, in words that need no lawyer. */
export default function Policy() {
  return (
    <Page title="隐私政策">
      <View className="policy">
        <View className="policy-title" role="heading" aria-level={1}>
          隐私政策
        </View>
        <View className="policy-date">{POLICY_DATE} 起用</View>
        {POLICY.map(({ title, paragraphs }) => (
          <View key={title} className="policy-part">
            <Rail title={title} />
            {paragraphs.map((paragraph) => (
              <Text key={paragraph} className="policy-paragraph" userSelect>
                {paragraph}
              </Text>
            ))}
          </View>
        ))}
      </View>
    </Page>
  )
}
