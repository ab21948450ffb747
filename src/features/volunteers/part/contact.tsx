import { orders } from '@functions/orders/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { telephone } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'

/** 看电话和门牌: shown while the page is open, never kept on the phone. */
export function Contact({ orderId }: { orderId: string }) {
  const [seen, setSeen] = useState<{ phone: string; door: string } | null>(null)
  const { busy, refused, act } = useAct()
  return (
    <View className="vol-part">
      <Rail title="怎么找到居民" />
      {seen ? (
        <>
          <Text className="vol-text" userSelect>
            门牌：{seen.door}
          </Text>
          <Text className="vol-text">电话：{seen.phone}</Text>
          <ActionBar>
            <Button onTap={() => telephone(seen.phone)}>打电话</Button>
          </ActionBar>
        </>
      ) : (
        <>
          <View className="vol-lead">看一次记一次，派单员和居民都看得到是谁看的。只为这一单用。</View>
          {refused && <StateNote tone="paused" title="没打开。" body={refused} />}
          <ActionBar>
            <Button
              kind="line"
              busy={busy}
              onTap={() => act(async () => setSeen(await api(orders).unlockMine({ orderId })))}
            >
              看电话和门牌
            </Button>
          </ActionBar>
        </>
      )}
    </View>
  )
}
