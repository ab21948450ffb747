import { useError, useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { goHome } from './go'
import { makeKeyboardReachable } from './keyboard'
import { adoptPhone } from './theme/store'
import { openTransport } from './transport'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    openTransport()
    adoptPhone()
    makeKeyboardReachable()
  })
  // an old share card or a mistyped code leads to a page that is gone: the front page is better than nothing
  usePageNotFound(() => goHome())
  useError((error) => console.error(error))
  return children
}
