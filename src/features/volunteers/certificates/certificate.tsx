import { volunteers } from '@functions/volunteers/contract'
import type { Certificate } from '@functions/volunteers/contract/hours'
import { CERTIFICATE_STATE_LABELS } from '@functions/volunteers/machine'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { Tag } from '@/ui/tag'
import { useAct } from '@/use-act'
import { CertificateFacts } from '../certificate-facts'
import { openPdf } from './open-pdf'

/** One certificate: what it says, its file, and the code that somebody else checks it with. */
export function CertificateCard({ certificate }: { certificate: Certificate }) {
  const { code, number, state } = certificate
  const [opened, setOpened] = useState('')
  const { busy, refused, act } = useAct()
  const open = () =>
    act(async () => {
      const { fileName, pdf } = await api(volunteers).certificateFile({ code })
      await openPdf(fileName, pdf)
      setOpened(fileName)
    })
  const copy = () => void Taro.setClipboardData({ data: code }).catch(() => undefined)
  return (
    <View className="vol-card">
      <View className="vol-card-kind">
        <Tag tone={state === 'valid' ? 'grass' : 'alarm'}>{CERTIFICATE_STATE_LABELS[state]}</Tag>
        <Text>{number}</Text>
      </View>
      <CertificateFacts certificate={certificate} />
      {state === 'valid' && (
        <>
          {refused && <StateNote tone="paused" title="没打开。" body={refused} />}
          {opened !== '' && (
            <View className="vol-note">
              <StateNote tone="done" title="打开了。" body={`文件叫“${opened}”。`} />
            </View>
          )}
          <ActionBar>
            <Button busy={busy} label={`打开证明，${number}`} onTap={open}>
              打开证明
            </Button>
            <Button kind="line" label={`复制核验码，${number}`} onTap={copy}>
              复制核验码
            </Button>
          </ActionBar>
        </>
      )}
    </View>
  )
}
