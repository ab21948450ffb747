import { volunteers } from '@functions/volunteers/contract'
import { VOLUNTEER_LIMITS } from '@site/volunteers'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'

/** Where the phone is, degrees of WGS 84, which is all that a browser knows; null when it does not say. */
async function whereabouts() {
  const found = await Taro.getLocation({ type: 'wgs84', isHighAccuracy: true }).catch(() => null)
  return (
    found && { at: { latitude: found.latitude, longitude: found.longitude }, accuracyMetres: found.accuracy }
  )
}

interface AtPlaceProps {
  readonly shiftId: string
  /** Signed in already: what comes next is signing out. */
  readonly began: boolean
  readonly onDone: () => void
}

/** 到场定位: asked for by a tap, each time; the centre keeps how far it was and nothing else. */
export function AtPlace({ shiftId, began, onDone }: AtPlaceProps) {
  const [unknown, setUnknown] = useState(false)
  const { busy, refused, act } = useAct()
  const word = began ? '定位签退' : '定位签到'
  const sign = () =>
    act(async () => {
      setUnknown(false)
      const here = await whereabouts()
      if (!here) return setUnknown(true)
      await api(volunteers).signAtPlace({ shiftId, what: began ? 'out' : 'in', ...here })
      onDone()
    })
  return (
    <View className="vol-part">
      <Rail title="到了集合点，定位签" />
      <View className="vol-lead">
        {`离集合点 ${VOLUNTEER_LIMITS.placeMetres} 米以内就行。只在您点的时候看一下，只记离多少米，不记您在哪。`}
      </View>
      {unknown && (
        <StateNote
          tone="paused"
          title="手机没说您在哪。"
          body="在手机设置里让它用一下位置，或者把码给组织者扫、请他在名单上登记。"
        />
      )}
      {refused && <StateNote tone="paused" title="没签上。" body={refused} />}
      <ActionBar>
        <Button kind="line" busy={busy} onTap={sign}>
          {word}
        </Button>
      </ActionBar>
    </View>
  )
}
