import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

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
  useEffect(() => {
    const heard = ({ isConnected }: { isConnected: boolean }) => {
      if (isConnected && shown.current) latest.current()
    }
    Taro.onNetworkStatusChange(heard)
    return () => Taro.offNetworkStatusChange(heard)
  }, [])
}
