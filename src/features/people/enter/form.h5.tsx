import type { Resident } from '@functions/people/contract'
import { View } from '@tarojs/components'
import { account } from '@/kept/account'
import { session } from '@/transport'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { StateNote } from '@/ui/state-note'
import { Consent } from './consent'
import { useCode } from './use-code'

/** On the web: a telephone number, and the code that is sent to it. */
export function EnterForm({ onEntered }: { onEntered: () => void }) {
  const form = useCode((token: string, resident: Resident) => {
    session.keep(token)
    account.keep(resident)
    onEntered()
  })
  const { faults, sent, wait, busy } = form
  return (
    <>
      <Field
        as="phone"
        label="手机号"
        hint="只用来登录，加密存，不给别人看。"
        value={form.phone}
        maxLength={11}
        error={faults.phone}
        focus={Boolean(faults.phone)}
        onChange={form.setPhone}
      />
      <ActionBar>
        <Button kind={sent ? 'line' : 'primary'} busy={busy === 'sending' || wait > 0} onTap={form.send}>
          {busy === 'sending' ? '正在发' : wait > 0 ? `${wait} 秒后可以再发` : sent ? '再发一次' : '发验证码'}
        </Button>
      </ActionBar>
      {sent && (
        <>
          <View className="enter-note">
            <StateNote tone="done" title="验证码发出去了。" body={`${sent.validMinutes} 分钟里填都行。`} />
          </View>
          <Field
            as="code"
            label="验证码"
            hint="短信里的六位数字"
            value={form.code}
            maxLength={6}
            error={faults.code}
            focus
            onChange={form.setCode}
          />
          <Consent agreed={form.agreed} error={faults.agreedPolicy} onChange={form.setAgreed} />
          <ActionBar>
            <Button busy={busy === 'entering'} onTap={form.enter}>
              {busy === 'entering' ? '正在登录' : '登录'}
            </Button>
          </ActionBar>
        </>
      )}
      {faults[''] && (
        <View className="enter-note">
          <StateNote tone="paused" title="没登上。" body={faults['']} />
        </View>
      )}
    </>
  )
}
