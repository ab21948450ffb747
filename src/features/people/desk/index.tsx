import { people } from '@functions/people/contract'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { type StaffSession, staff } from '@/kept/staff'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import '../enter/index.scss'
import { DUTIES } from './duties'
import './index.scss'

const ENTER = '/features/people/desk-enter/index'

function SignedIn({ who, onLeft }: { who: StaffSession; onLeft: () => void }) {
  const [busy, setBusy] = useState(false)

  /** The phone forgets in any case; the centre ends the session when it can be reached. */
  async function leave(): Promise<void> {
    setBusy(true)
    await api(people)
      .signOut({}, { as: 'staff' })
      .catch(() => undefined)
    staff.forget()
    onLeft()
  }
  return (
    <>
      <View className="enter">
        <View className="enter-title" role="heading" aria-level={1}>
          {who.name}，您好
        </View>
        <View className="enter-why">这里是手机上能做的事，其余的请到电脑上的工作台。</View>
      </View>
      <View className="desk-duties">
        <Rail title="手机上做" />
        {DUTIES.filter(({ roles }) => staff.may(roles)).map(({ title, note, path }) => (
          <ListRow key={path} title={title} note={note} onTap={() => goTo(path)} />
        ))}
      </View>
      <View className="desk-duties">
        <ActionBar>
          <Button kind="line" busy={busy} onTap={() => void leave()}>
            退出工作账号
          </Button>
        </ActionBar>
      </View>
    </>
  )
}

/** 工作台 on the phone: the duties of whoever is signed in. */
export default function Desk() {
  const [who, setWho] = useState(staff.open)
  useDidShow(() => setWho(staff.open()))
  return (
    <Page title="工作台">
      {who ? (
        <SignedIn who={who} onLeft={() => setWho(null)} />
      ) : (
        <View className="enter">
          <View className="enter-title" role="heading" aria-level={1}>
            工作台
          </View>
          <StateNote
            tone="info"
            title="先登录工作账号。"
            body="报题、交素材、审稿都在登录以后。居民看新闻、办事不用登。"
            actions={<Button onTap={() => goTo(ENTER)}>登录工作账号</Button>}
          />
        </View>
      )}
    </Page>
  )
}
