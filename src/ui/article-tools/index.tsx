import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from '../icon'
import './index.scss'

export interface ArticleTool {
  /** The word under the icon is the label. */
  readonly name: string
  readonly icon: IconName
  /** For a tool that stays on, e.g. 收藏. */
  readonly on?: boolean
  readonly onTap: () => void
}

/** 听 字号 分享 收藏 保存 打印: one row at the foot of an article. */
export function ArticleTools({ tools }: { readonly tools: readonly ArticleTool[] }) {
  return (
    <View className="article-tools no-print" role="navigation" aria-label="这篇文章可以">
      <View className="article-tools-row">
        {tools.map(({ name, icon, on = false, onTap }) => (
          <View
            key={name}
            className={on ? 'article-tool article-tool-on' : 'article-tool'}
            role="button"
            aria-label={on ? `${name}，已经打开` : name}
            onClick={onTap}
          >
            <Icon name={icon} tone={on ? 'molten' : 'ink'} />
            <Text>{name}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
