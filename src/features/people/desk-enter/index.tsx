import { site } from '@site'
import { View } from '@tarojs/components'
import { goBack } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import '../enter/index.scss'
import { useDeskEnter } from './use-desk-enter'

/** 工作账号: for those who work for the newsroom; residents never need it. */
export default function DeskEnter() {
  const form = useDeskEnter(goBack)
  return (
    <Page title="工作账号">
      <View className="enter">
        <View className="enter-title" role="heading" aria-level={1}>
          登录工作账号
        </View>
        <View className="enter-why">
          记者、编辑、审校在手机上报题、交素材、审稿用。账号和电脑上的工作台是同一个，由{site.organiser}发。
        </View>
        <Field
          as="account"
          label="账号"
          value={form.userName}
          maxLength={32}
          error={form.faults.userName}
          onChange={form.setUserName}
        />
        <Field
          as="password"
          label="密码"
          value={form.password}
          maxLength={128}
          error={form.faults.password}
          onChange={form.setPassword}
        />
        {form.codeAsked && (
          <Field
            as="code"
            label="动态码"
            hint="手机验证器上的六位数"
            value={form.code}
            maxLength={6}
            error={form.faults.totp}
            focus
            onChange={form.setCode}
          />
        )}
        {form.faults[''] && (
          <View className="enter-note">
            <StateNote tone="paused" title="没登上。" body={form.faults['']} />
          </View>
        )}
        <ActionBar>
          <Button busy={form.busy} onTap={form.enter}>
            {form.busy ? '正在登录' : '登录'}
          </Button>
        </ActionBar>
        <View className="enter-why">
          登录只在这部手机上有效，七天后要再登一次。第一次用的一次性密码，请先在电脑上的工作台改成自己的。
        </View>
      </View>
    </Page>
  )
}
