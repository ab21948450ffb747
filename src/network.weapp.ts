import Taro from '@tarojs/taro'

/** Calls `then` when the phone is back online; answers how to stop. */
export function onBackOnline(then: () => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) then()
  }
  Taro.onNetworkStatusChange(heard)
  return () => Taro.offNetworkStatusChange(heard)
}
