import { readCode } from '@functions/volunteers/contract/rotating-code'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { scanText } from '@/scanning'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { nowInstant } from '@/when'
import { scans } from './queue'

type Outcome = 'none' | 'taken' | 'kept' | 'other'

/** 扫组织者的码: signs in or out by what the code says, at once or when there is a network again. */
export function ScanShift({ onTaken }: { onTaken: () => void }) {
  const [outcome, setOutcome] = useState<Outcome>('none')
  const { busy, refused, act } = useAct()
  if (scanText === null) return null
  const scan = () =>
    act(async () => {
      const text = await scanText?.()
      // the moment of the scan, whenever it arrives
      const scannedAt = nowInstant()
      if (!text) return
      if (readCode(text)?.holder !== 'shift') return setOutcome('other')
      const attendance = await scans.handIn({ code: text, scannedAt })
      setOutcome(attendance ? 'taken' : 'kept')
      if (attendance) onTaken()
    })
  return (
    <View className="vol-part">
      <Rail title="扫组织者的码" />
      <View className="vol-lead">组织者手机或电脑上有签到码、签退码，半分钟换一次。没网也能扫。</View>
      {outcome === 'taken' && (
        <StateNote tone="done" title="记下了。" body="组织者确认后，时间记在您名下。" />
      )}
      {outcome === 'kept' && (
        <StateNote
          tone="offline"
          title="扫到了，先存在手机里。"
          body="现在没连上网，连上就自己交，时间算刚才这一刻。三天内连上就行。"
        />
      )}
      {outcome === 'other' && (
        <StateNote tone="paused" title="这不是班次的码。" body="请对准组织者屏幕上的动态码再扫一次。" />
      )}
      {refused && <StateNote tone="paused" title="没签上。" body={refused} />}
      <ActionBar>
        <Button busy={busy} onTap={scan}>
          扫一扫
        </Button>
      </ActionBar>
    </View>
  )
}
