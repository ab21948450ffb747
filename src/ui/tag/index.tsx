import { Text } from '@tarojs/components'
import './index.scss'

interface TagProps {
  readonly tone?: 'steel' | 'grass' | 'straw' | 'alarm'
  readonly children: string
}

/** A word beside a headline; never the only carrier of a state. */
export function Tag({ tone = 'steel', children }: TagProps) {
  return <Text className={`tag tag-${tone}`}>{children}</Text>
}
