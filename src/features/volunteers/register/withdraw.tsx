import { volunteers } from '@functions/volunteers/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Rail } from '@/ui/rail'
import { Sheet } from '@/ui/sheet'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'

const GOES = '身份证号、出生日期、手机号、监护人、技能这些马上删掉。'
const STAYS = '做过的服务、时长、开过的证明留着：国家规定要存，证明也才查得到。'

/** 退出: says what goes and what stays before it is done. */
export function Withdraw({ onDone }: { onDone: () => void }) {
  const [asking, setAsking] = useState(false)
  const { busy, refused, act } = useAct()
  const withdraw = () =>
    act(async () => {
      await api(volunteers).withdraw({})
      onDone()
    })
  return (
    <View className="vol-part">
      <Rail title="退出志愿者" />
      <View className="vol-lead">{GOES}想回来，随时可以再注册。</View>
      <ActionBar>
        <Button kind="quiet" onTap={() => setAsking(true)}>
          退出志愿者
        </Button>
      </ActionBar>
      {asking && (
        <Sheet title="退出志愿者？" onClose={() => setAsking(false)}>
          <View className="vol-text">{GOES}</View>
          <View className="vol-text">{STAYS}</View>
          {refused && <StateNote tone="paused" title="还退不了。" body={refused} />}
          <ActionBar>
            <Button kind="danger" busy={busy} onTap={withdraw}>
              退出
            </Button>
            <Button kind="line" onTap={() => setAsking(false)}>
              先不退
            </Button>
          </ActionBar>
        </Sheet>
      )}
    </View>
  )
}
