import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { account } from '@/kept/account'
import { favourites, readingHistory } from '@/kept/reading'
import { useLooks } from '@/theme/store'
import { Page } from '@/ui/page'
import { Elder } from './elder'
import './index.scss'
import type { Mine } from './mine'
import { Normal } from './normal'

const look = (): Mine => ({
  account: account.open(),
  read: readingHistory.list().length,
  favourites: favourites.list().length,
})

/** 我的: everything here works without signing in; what does not says why. */
export default function Me() {
  const { elder } = useLooks()
  const [mine, setMine] = useState(look)
  useDidShow(() => setMine(look()))
  return (
    <Page title="我的" tab="pages/me/index">
      {elder ? <Elder mine={mine} /> : <Normal mine={mine} />}
    </Page>
  )
}
