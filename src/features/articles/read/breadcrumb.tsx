import { Text, View } from '@tarojs/components'
import { goHome, goTab } from '@/go'

/** 首页 › 栏目: where this page belongs, also for somebody who came by a share card. */
export function Breadcrumb({ columnId, columnName }: { columnId: string; columnName: string }) {
  return (
    <View className="breadcrumb no-print" role="navigation" aria-label="当前位置">
      <View className="breadcrumb-step" role="link" aria-label="首页" onClick={goHome}>
        首页
      </View>
      <Text className="breadcrumb-sign">›</Text>
      <View
        className="breadcrumb-step"
        role="link"
        aria-label={`栏目：${columnName}`}
        onClick={() => goTab(`/pages/home/index?column=${columnId}`)}
      >
        {columnName}
      </View>
    </View>
  )
}
