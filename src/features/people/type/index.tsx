import { View } from '@tarojs/components'
import { theme, useLooks } from '@/theme/store'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { SizeChoice } from '@/ui/size-choice'
import { SwitchRow } from '@/ui/switch-row'
import './index.scss'

const SAMPLE = '字的大小在这里试。选好了，每一页都跟着变，下次打开还是这样；转给家人的链接也带着。'

/** 字号、长辈版和对比: with a paragraph that shows at once what a choice does. */
export default function TypeSettings() {
  const { elder, contrast } = useLooks()
  return (
    <Page title="字号和对比">
      <View className="type-settings">
        <View className="type-title" role="heading" aria-level={1}>
          {elder ? '字再大一点' : '字号和对比'}
        </View>
        <SizeChoice />
        <View className="type-sample">{SAMPLE}</View>
        <Rail title="换个样子" />
        <SwitchRow
          icon="user"
          title="长辈版"
          note="字大、按钮大、一页一件事"
          on={elder}
          onChange={(on) => theme.set({ elder: on })}
        />
        <SwitchRow
          icon="accessibility"
          title="高对比"
          note="白底黑字，边线加深"
          on={contrast}
          onChange={(on) => theme.set({ contrast: on })}
        />
      </View>
    </Page>
  )
}
