import { Button } from '@/ui/button'

/** WeChat sends the page's own card (useShareAppMessage). */
export function SendOn(_: { title: string; address: string }) {
  return <Button openType="share">发给朋友</Button>
}
