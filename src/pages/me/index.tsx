import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { account } from '@/kept/account'
import { favourites, readingHistory } from '@/kept/reading'
import { useLooks } from '@/theme/store'
import { Page } from '@/ui/page'
import { dotsOf } from './dots'
import { Elder } from './elder'
import './index.scss'
import type { Mine } from './mine'
import { Normal } from './normal'
import { Told } from './told'
import { useMyCorrections } from './use-my-corrections'
import { useMyNotices } from './use-my-notices'

const look = (): Omit<Mine, 'corrections' | 'notices'> => ({
  account: account.open(),
  read: readingHistory.list().length,
  favourites: favourites.list().length,
})

/** 我的: everything here works without signing in; what does not says why. */
export default function Me() {
  const { elder } = useLooks()
  const [kept, setKept] = useState(look)
  const [corrections, askCorrections] = useMyCorrections()
  const [notices, askNotices] = useMyNotices()
  useDidShow(() => {
    setKept(look())
    askCorrections()
    askNotices()
  })
  const mine = { ...kept, corrections, notices }
  return (
    <Page title="我的" tab="pages/me/index" dots={dotsOf(corrections, notices)}>
      <Told corrections={corrections} />
      {elder ? <Elder mine={mine} /> : <Normal mine={mine} />}
    </Page>
  )
}
