import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useMemo } from 'react'
import { Icon } from '../icon'
import { Brand } from '../masthead'
import './index.scss'

interface NavBarProps {
  /** Empty on tab pages: the brand stands there. */
  readonly title: string
  /** `back`: there is a page behind; `home`: a share card or a code opened this one first. */
  readonly way: 'back' | 'home' | 'none'
  readonly onWay: () => void
}

/** WeChat's own buttons lie over the page's top right; the bar keeps clear of the status line above. */
function statusHeight(): number {
  return Taro.getWindowInfo?.().statusBarHeight ?? 0
}

export function NavBar({ title, way, onWay }: NavBarProps) {
  const top = useMemo(statusHeight, [])
  return (
    <View className="nav-bar no-print" role="banner" style={{ paddingTop: `${top}px` }}>
      <View className="nav-bar-row">
        {way !== 'none' && (
          <View
            className="nav-bar-way"
            role="button"
            aria-label={way === 'back' ? '返回' : '回首页'}
            onClick={onWay}
          >
            <Icon name={way === 'back' ? 'chevron-left' : 'home'} tone="ink" />
            <Text className="nav-bar-word">{way === 'back' ? '返回' : '首页'}</Text>
          </View>
        )}
        {title === '' ? <Brand /> : <Text className="nav-bar-title">{title}</Text>}
      </View>
    </View>
  )
}
