import Taro from '@tarojs/taro'
import { Button } from '@/ui/button'

/** The browser's own way of sharing where it has one; copying works everywhere. */
export function SendOn({ title, address }: { title: string; address: string }) {
  const copy = () =>
    Taro.setClipboardData({ data: `${title} ${address}` }).catch(() =>
      Taro.showToast({ title: '没复制上，长按地址栏也能复制', icon: 'none' }),
    )
  const canShare = typeof navigator.share === 'function'
  return (
    <>
      {canShare && (
        <Button onTap={() => void navigator.share({ title, url: address }).catch(() => undefined)}>
          发给朋友
        </Button>
      )}
      <Button kind={canShare ? 'line' : 'primary'} onTap={() => void copy()}>
        复制链接
      </Button>
    </>
  )
}
