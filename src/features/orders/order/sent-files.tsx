import { type Order, orders } from '@functions/orders/contract'
import { View } from '@tarojs/components'
import { useCallback } from 'react'
import { api } from '@/api'
import { AttachedFiles } from '@/ui/attached'
import { Instead } from '@/ui/instead'
import { Rail } from '@/ui/rail'
import { usePage } from '@/use-page'

const BY = { resident: '您放的', volunteer: '志愿者放的' } as const

/** 图片和录音 of one's own order. Their addresses open for some minutes and are asked for anew with the page. */
export function SentFiles({ order }: { order: Order }) {
  return order.attachments.length > 0 ? <Opened order={order} /> : null
}

function Opened({ order: { orderId, attachments } }: { order: Order }) {
  const { asked, again } = usePage(useCallback(() => api(orders).myAttachments({ orderId }), [orderId]))
  if (asked.phase !== 'shown') return <Instead asked={asked} what="图片和录音" onRetry={again} />
  const { files } = asked.data
  const of = (by: keyof typeof BY) =>
    files.filter(({ attachmentId }) =>
      attachments.some((one) => one.attachmentId === attachmentId && one.by === by),
    )
  return (
    <View className="ord-sheet">
      <Rail title="图片和录音" />
      {(['resident', 'volunteer'] as const).map((by) => (
        <AttachedFiles key={by} name={BY[by]} files={of(by)} />
      ))}
    </View>
  )
}
