import { ATTACHMENT_KINDS, type OpenedFile } from '@functions/attachments/contract'
import { type Order, orders } from '@functions/orders/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useCallback } from 'react'
import { api } from '@/api'
import { hear } from '@/hearing'
import { AttachedPictures, AttachedVoice } from '@/ui/attached'
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
        <Group key={by} name={BY[by]} files={of(by)} />
      ))}
    </View>
  )
}

function Group({ name, files }: { name: string; files: readonly OpenedFile[] }) {
  if (files.length === 0) return null
  const [picture] = ATTACHMENT_KINDS
  const pictures = files.filter(({ what }) => what === picture)
  const urls = pictures.map(({ url }) => url)
  return (
    <View className="ord-gap">
      <View className="ord-sub">{name}</View>
      <AttachedPictures
        pictures={pictures.map(({ attachmentId, smallUrl, url }) => ({
          key: attachmentId,
          address: smallUrl ?? url,
        }))}
        onOpen={(key) => {
          const current = pictures.find(({ attachmentId }) => attachmentId === key)?.url
          if (current) void Taro.previewImage({ urls, current })
        }}
      />
      {files
        .filter(({ what }) => what !== picture)
        .map(({ attachmentId, url, seconds }) => (
          <AttachedVoice
            key={attachmentId}
            words={seconds === null ? '录音' : `录音，${Math.round(seconds)} 秒`}
            onPlay={() => hear(url)}
          />
        ))}
    </View>
  )
}
