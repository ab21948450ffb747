import { volunteers } from '@functions/volunteers/contract'
import { type Certificate, CertificateCode } from '@functions/volunteers/contract/hours'
import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import '../index.scss'
import { scanText } from '@/scanning'
import { CertificateFacts } from '../certificate-facts'

const REVOKED = '出具它的组织者收回了这张证明，不要再凭它办事。为什么收回，写在下面。'
const NOT_OURS = '这不是证明上的核验码，请对准证明右下角的码。'
const LONGEST = 40

/** As read from paper: spaces, dashes and small letters are no difference. */
const plain = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase()

/** 核验: anyone with the code sees what the certificate says, whether it holds, and nothing else. */
export default function Verify() {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState('')
  const [found, setFound] = useState<Certificate | null>(null)
  const { busy, refused, act } = useAct()
  const verify = (text: string) => {
    const parsed = z.safeParse(CertificateCode, plain(text))
    setFound(null)
    setWrong(parsed.success ? '' : (parsed.error.issues[0]?.message ?? ''))
    if (parsed.success) act(async () => setFound(await api(volunteers).verify({ code: parsed.data })))
  }
  const scan = () =>
    act(async () => {
      const code = await scanText?.()
      if (!code) return
      setTyped(code)
      const parsed = z.safeParse(CertificateCode, plain(code))
      setFound(null)
      setWrong(parsed.success ? '' : NOT_OURS)
      if (parsed.success) setFound(await api(volunteers).verify({ code: parsed.data }))
    })
  useLoad(({ code }) => {
    if (!code) return
    setTyped(code)
    verify(code)
  })
  return (
    <Page title="证明核验">
      <View className="vol">
        <View className="vol-title" role="heading" aria-level={1}>
          志愿服务证明核验
        </View>
        <View className="vol-lead">谁都可以查，不用登录。只看得到证明上写的。</View>
        <Field
          as="line"
          label="核验码"
          hint="证明最下面 20 位字母和数字，空格不用输"
          value={typed}
          maxLength={LONGEST}
          error={wrong || undefined}
          onChange={(value) => {
            setTyped(value)
            setWrong('')
          }}
        />
        <ActionBar>
          <Button busy={busy} onTap={() => verify(typed)}>
            核验
          </Button>
          {scanText && (
            <Button kind="line" onTap={scan}>
              扫证明上的码
            </Button>
          )}
        </ActionBar>
        {refused && <StateNote tone="paused" title="没查到。" body={refused} />}
        {found && (
          <View className="vol-part">
            {found.state === 'valid' ? (
              <StateNote tone="done" title="这张证明有效。" body="请对一对下面的内容和您手里的是不是一样。" />
            ) : (
              <StateNote tone="refused" title="这张证明已经作废。" body={REVOKED} />
            )}
            <View className="vol-note">
              <CertificateFacts certificate={found} />
            </View>
          </View>
        )}
      </View>
    </Page>
  )
}
