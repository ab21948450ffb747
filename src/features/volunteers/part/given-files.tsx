import type { OutputOf } from '@functions/_common/contract'
import { orders } from '@functions/orders/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { AttachedFiles } from '@/ui/attached'
import { Button } from '@/ui/button'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'

type Files = OutputOf<typeof orders.actions.attachmentsMine>['files']

/** 居民放的图片和录音: opened by a tap, each look kept; never kept on the phone. */
export function GivenFiles({ orderId }: { orderId: string }) {
  const [files, setFiles] = useState<Files | null>(null)
  const { busy, refused, act } = useAct()
  return (
    <View className="vol-part">
      <Rail title="图片和录音" />
      {files ? (
        <AttachedFiles name="居民放的" files={files} />
      ) : (
        <>
          <View className="vol-lead">看一次记一次。只为这一单用，不要转给别人。</View>
          {refused && <StateNote tone="paused" title="没打开。" body={refused} />}
          <ActionBar>
            <Button
              kind="line"
              busy={busy}
              onTap={() => act(async () => setFiles((await api(orders).attachmentsMine({ orderId })).files))}
            >
              看图片和录音
            </Button>
          </ActionBar>
        </>
      )}
    </View>
  )
}
