import { site } from '@site'
import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import './index.scss'

interface TabBarProps {
  /** The page's path without a slash. */
  readonly current: string
  /** Tabs behind which something new waits. */
  readonly dots?: readonly string[] | undefined
  readonly onChange: (pagePath: string) => void
}

/** Only tabs that work (site.tabs); why it is not the native one: docs/decisions/0009-tab-bar.md. */
export function TabBar({ current, dots = [], onChange }: TabBarProps) {
  return (
    <View className="tab-bar no-print" role="navigation" aria-label="主要页面">
      <View className="tab-bar-row">
        {site.tabs.map(({ pagePath, text, icon }) => {
          const on = pagePath === current
          const dot = dots.includes(pagePath)
          const name = `${text}${dot ? '，有没看过的' : ''}`
          return (
            <View
              key={pagePath}
              className={on ? 'tab-bar-tab tab-bar-tab-on' : 'tab-bar-tab'}
              role="link"
              aria-label={on ? `${name}，现在在这里` : name}
              onClick={() => !on && onChange(pagePath)}
            >
              <Icon name={icon} />
              {dot && <View className="tab-bar-dot" />}
              <Text>{text}</Text>
            </View>
          )
        })}
      </View>
    </View>
  )
}
