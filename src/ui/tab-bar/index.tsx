import { site } from '@site'
import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import './index.scss'

interface TabBarProps {
  /** The page's path without a slash. */
  readonly current: string
  readonly onChange: (pagePath: string) => void
}

/** Only tabs that work (site.tabs); why it is not the native one: docs/decisions/0009-tab-bar.md. */
export function TabBar({ current, onChange }: TabBarProps) {
  return (
    <View className="tab-bar no-print" role="navigation" aria-label="主要页面">
      <View className="tab-bar-row">
        {site.tabs.map(({ pagePath, text, icon }) => {
          const on = pagePath === current
          return (
            <View
              key={pagePath}
              className={on ? 'tab-bar-tab tab-bar-tab-on' : 'tab-bar-tab'}
              role="link"
              aria-label={on ? `${text}，现在在这里` : text}
              onClick={() => !on && onChange(pagePath)}
            >
              <Icon name={icon} />
              <Text>{text}</Text>
            </View>
          )
        })}
      </View>
    </View>
  )
}
