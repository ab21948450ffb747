import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { onBackOnline } from './network'

/** Calls `send` when the page is shown, and when the network comes back while it is: what waited goes by itself. */
export function useBackOnline(send: () => void): void {
  const shown = useRef(false)
  const latest = useRef(send)
  latest.current = send
  useDidShow(() => {
    shown.current = true
    latest.current()
  })
  useDidHide(() => {
    shown.current = false
  })
  useEffect(
    () =>
      onBackOnline(() => {
        if (shown.current) latest.current()
      }),
    [],
  )
}
