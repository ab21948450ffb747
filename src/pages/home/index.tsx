import { site } from '@site'
import { Text } from '@tarojs/components'
import Taro, {
  useDidShow,
  usePullDownRefresh,
  useReachBottom,
  useRouter,
  useShareAppMessage,
  useShareTimeline,
} from '@tarojs/taro'
import { useState } from 'react'
import { lunarDate } from '@/calendar'
import { readingHistory } from '@/kept/reading'
import { addressOf, useLooks } from '@/theme/store'
import { Page } from '@/ui/page'
import { dayOf, nowInstant } from '@/when'
import { useDots } from '../me/dots'
import { ElderHome } from './elder'
import { NormalHome } from './normal'
import { FRONT, useHome } from './use-home'
import './index.scss'

export interface HomeView {
  readonly home: ReturnType<typeof useHome>
  readonly columnId: string
  /** Articles opened on this phone before. */
  readonly seen: ReadonlySet<string>
  readonly onColumn: (columnId: string) => void
  readonly today: string
  readonly lunar: string
}

export default function HomePage() {
  const { params } = useRouter()
  const looks = useLooks()
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const [columnId, setColumnId] = useState(params.column ?? FRONT)
  const home = useHome(columnId)
  const [dots, askDots] = useDots()
  useDidShow(() => {
    setSeen(new Set(readingHistory.list().map(({ articleId }) => articleId)))
    askDots()
  })
  usePullDownRefresh(() => void home.refresh().finally(() => Taro.stopPullDownRefresh()))
  useReachBottom(() => void (looks.elder || home.loadMore()))

  const path = `/pages/home/index?column=${columnId}${addressOf(looks)}`
  useShareAppMessage(() => ({ title: `${site.name}：${site.district}的新闻和服务`, path }))
  useShareTimeline(() => ({ title: site.name, query: path.split('?')[1] ?? '' }))

  const view: HomeView = {
    home,
    columnId,
    seen,
    onColumn: setColumnId,
    today: dayOf(nowInstant()),
    lunar: lunarDate(new Date()),
  }
  return (
    <Page title={site.name} tab="pages/home/index" dots={dots}>
      <Text className="spoken" role="heading" aria-level={1}>
        {site.name}首页
      </Text>
      {looks.elder ? <ElderHome {...view} /> : <NormalHome {...view} />}
    </Page>
  )
}
