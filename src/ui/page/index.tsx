import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { addressIn, canGoBack, goBack, goTab, goTo } from '@/go'
import { adoptAddress, classesOf, theme, useLooks } from '@/theme/store'
import { NavBar } from '../nav-bar'
import { SpeakUp } from '../speak-up'
import { TabBar } from '../tab-bar'
import './index.scss'

interface PageProps {
  /** What this page is: in the bar, in the browser's title, in what is said about it. */
  readonly title: string
  /** A tab page's path; the brand stands in its bar and the tabs at its foot. */
  readonly tab?: string
  /** Tabs behind which something new waits. */
  readonly dots?: readonly string[]
  /** A bar of tools fixed at the foot, in place of the tabs. */
  readonly tools?: ReactNode
  /** 意见 at the foot; off only on the page that takes them. */
  readonly speakUp?: boolean
  readonly children: ReactNode
}

/** The root of every page: how it looks, the way back, what stands at its foot. */
export function Page({ title, tab, dots, tools, speakUp = true, children }: PageProps) {
  const looks = useLooks()
  const { path, params } = useRouter()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens; what is chosen on it later stands
  useEffect(() => adoptAddress(params), [])
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title }).catch(() => undefined)
  }, [title])
  const way = tab ? 'none' : canGoBack() ? 'back' : 'home'
  const about = () => {
    const page = encodeURIComponent(addressIn(path, params))
    goTo(`/features/questions/file/index?path=${page}&title=${encodeURIComponent(title)}`)
  }
  return (
    <View className={`${classesOf(looks)}${tab || tools ? ' page-with-foot' : ''}`}>
      <NavBar title={tab ? '' : title} way={way} onWay={goBack} />
      <View className="page-main" role="main">
        {children}
      </View>
      {speakUp && (
        <SpeakUp
          about={title}
          elder={looks.elder}
          onSpeak={about}
          onStandard={() => theme.set({ elder: false })}
        />
      )}
      {tools}
      {tab && <TabBar current={tab} dots={dots} onChange={(path) => goTab(`/${path}`)} />}
    </View>
  )
}
