import { View } from '@tarojs/components'
import { useState } from 'react'
import { goHome, goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { Waiting } from '@/ui/waiting'
import './index.scss'
import { type AboutMe, useStored } from './use-stored'

/** What is on the phone alone; the same for everybody. */
const ON_PHONE = '看过的、收藏、离线存下的文章、没写完的意见、字号设置，只在这部手机里，不在我们这里。'

function Table({ about }: { about: AboutMe }) {
  return (
    <View className="stored-list" role="list">
      {about.stored.map(({ what, count, why, keptFor }) => (
        <View key={what} className="stored-item" role="listitem">
          <View className="stored-what">
            {what}：{count} 条
          </View>
          <View className="stored-detail">为什么存：{why}</View>
          <View className="stored-detail">留多久：{keptFor}</View>
        </View>
      ))}
    </View>
  )
}

/** Says what goes and what stays, and asks once more. */
function CloseAccount({ onClose }: { onClose: () => void }) {
  const [asking, setAsking] = useState(false)
  if (!asking) {
    return (
      <ActionBar>
        <Button kind="danger" onTap={() => setAsking(true)}>
          注销账号
        </Button>
      </ActionBar>
    )
  }
  return (
    <View className="stored-asking">
      <StateNote
        tone="paused"
        title="注销？当时就生效，找不回来。"
        body="删掉：账号、手机号、所有登录着的设备。留下但和您断开：提过的意见（去掉账号和电话，接着办）、点击量的数字。手机里看过的和收藏的不动。"
      />
      <ActionBar>
        <Button kind="line" onTap={() => setAsking(false)}>
          先不注销
        </Button>
        <Button kind="danger" onTap={onClose}>
          注销，我想好了
        </Button>
      </ActionBar>
    </View>
  )
}

function Account({
  about,
  onSignOut,
  onClose,
}: {
  about: AboutMe
  onSignOut: () => void
  onClose: () => void
}) {
  const { phoneMasked, throughWechat } = about.resident
  return (
    <>
      <View className="stored-who">{phoneMasked ?? '微信用户'}</View>
      <Table about={about} />
      {!throughWechat && (
        <ActionBar>
          <Button kind="line" onTap={onSignOut}>
            退出登录
          </Button>
        </ActionBar>
      )}
      <CloseAccount onClose={onClose} />
    </>
  )
}

function Content({
  state: { stored, load, signOut, closeAccount },
}: {
  state: ReturnType<typeof useStored>
}) {
  switch (stored.phase) {
    case 'loading':
      return <Waiting shape="list" onRetry={load} />
    case 'shown':
      return <Account about={stored.about} onSignOut={signOut} onClose={closeAccount} />
    case 'left':
      return (
        <>
          <StateNote
            tone="done"
            title="账号注销了。"
            body="我们这里不再有能对上您的资料。不登录，一样看、一样听。"
          />
          <ActionBar>
            <Button onTap={goHome}>回首页</Button>
          </ActionBar>
        </>
      )
    case 'guest':
      return (
        <>
          <StateNote
            tone="info"
            title="您没有登录。"
            body="我们这里没有能对上您的资料：点击量里只有一串算出来的编号，倒推不出是谁。"
          />
          <ActionBar>
            <Button onTap={() => goTo('/features/people/enter/index?reason=account')}>
              登录，看登录后存的
            </Button>
          </ActionBar>
        </>
      )
    default:
      return (
        <StateNote
          tone={stored.phase === 'offline' ? 'offline' : 'paused'}
          title={stored.phase === 'offline' ? '手机现在没连上网。' : '没查到。'}
          body={stored.phase === 'offline' ? '这一页要连上网才查得到。' : stored.sentence}
          actions={<Button onTap={load}>再试一次</Button>}
        />
      )
  }
}

/** 我的资料存在哪: every thing that is stored, what for, how long, and how to have it deleted. */
export default function StoredAboutMe() {
  const state = useStored()
  return (
    <Page title="我的资料存在哪">
      <View className="stored">
        <View className="stored-title" role="heading" aria-level={1}>
          我的资料存在哪
        </View>
        <Rail title="在我们这里" />
        <Content state={state} />
      </View>
      <View className="stored">
        <Rail title="在这部手机里" />
        <View className="stored-detail">{ON_PHONE}</View>
      </View>
    </Page>
  )
}
