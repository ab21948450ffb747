import { readCode } from '@functions/volunteers/contract/rotating-code'
import type { Scan } from '@functions/volunteers/contract/scan-queue'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { onBackOnline } from '@/network'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { dayAndTimeOf, nowInstant } from '@/when'
import { scans } from './queue'

const whatOf = ({ code }: Scan): string => (readCode(code)?.what === 'out' ? '签退' : '签到')

/** 没交上的签到: handed in as soon as there is a network; what was refused says why until it is put away. */
export function Unsent({ onSent }: { onSent: () => void }) {
  const [unsent, setUnsent] = useState(scans.unsent)
  // biome-ignore lint/correctness/useExhaustiveDependencies: sent when it comes into sight and when the network comes back
  useEffect(() => {
    const send = async () => {
      if (!scans.unsent().some(({ state }) => state === 'waiting')) return
      const sent = await scans.sendWaiting()
      setUnsent(scans.unsent())
      if (sent > 0) onSent()
    }
    void send()
    return onBackOnline(() => void send())
  }, [])
  const now = nowInstant()
  return (
    <>
      {unsent.map((scan) => (
        <View key={scan.key} className="vol-note">
          {scan.state === 'waiting' ? (
            <StateNote
              tone="offline"
              title={`${dayAndTimeOf(scan.scannedAt, now)} 的${whatOf(scan)}在手机里。`}
              body="连上网就自己交，时间算扫码的那一刻。三天内连上就行。"
            />
          ) : (
            <StateNote
              tone="refused"
              title={`${dayAndTimeOf(scan.scannedAt, now)} 的${whatOf(scan)}没收下。`}
              body={scan.why}
              actions={
                <Button
                  kind="line"
                  onTap={() => {
                    scans.drop(scan.key)
                    setUnsent(scans.unsent())
                  }}
                >
                  知道了
                </Button>
              }
            />
          )}
        </View>
      ))}
    </>
  )
}
