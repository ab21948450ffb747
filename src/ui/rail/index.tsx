import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './index.scss'

interface RailProps {
  readonly title?: string
  /** Stands at the right end: a time, a way to more. */
  readonly more?: ReactNode
  /** `now`: what is happening at this moment. */
  readonly tone?: 'ink' | 'now'
}

/** 横: a short thick bar and a hairline on one baseline; opens every section. */
export function Rail({ title, more, tone = 'ink' }: RailProps) {
  return (
    <View className={tone === 'now' ? 'rail rail-now' : 'rail'}>
      {(title || more) && (
        <View className="rail-row">
          {title && (
            <Text className="rail-title" role="heading" aria-level={2}>
              {title}
            </Text>
          )}
          {more}
        </View>
      )}
    </View>
  )
}
