import { people } from '@functions/people/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { account } from '@/kept/account'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { Consent } from './consent'
import { type Faults, faultsFrom } from './faults'

/** In WeChat: agree, and tap once; the platform says who it is. */
export function EnterForm({ onEntered }: { onEntered: () => void }) {
  const [agreed, setAgreed] = useState(false)
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)

  async function enter(): Promise<void> {
    if (!agreed) return setFaults({ agreedPolicy: '请先看过隐私政策，同意后再登录' })
    setBusy(true)
    setFaults({})
    try {
      const { resident } = await api(people).enterByWechat({ agreedPolicy: true })
      account.keep(resident)
      onEntered()
    } catch (error) {
      setFaults(faultsFrom(error))
      setBusy(false)
    }
  }
  return (
    <>
      <Consent agreed={agreed} error={faults.agreedPolicy} onChange={setAgreed} />
      <ActionBar>
        <Button busy={busy} onTap={() => void enter()}>
          {busy ? '正在登录' : '用微信登录'}
        </Button>
      </ActionBar>
      {faults[''] && (
        <View className="enter-note">
          <StateNote tone="paused" title="没登上。" body={faults['']} />
        </View>
      )}
    </>
  )
}
