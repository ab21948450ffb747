import { View } from '@tarojs/components'
import { goTo } from '@/go'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { PATHS } from './mine'

/** 您看过的文章有更正: stands above everything until it is put away. */
export function Told({ corrections }: { corrections: number | null }) {
  if (!corrections) return null
  return (
    <View className="me-sheet">
      <StateNote
        tone="info"
        title={`您看过的文章有 ${corrections} 处更正。`}
        body="原来怎么写的、应该是什么，都写明白了。"
      />
      <Button kind="line" onTap={() => goTo(PATHS.corrections)}>
        看改了什么
      </Button>
    </View>
  )
}
