import type { OutputOf } from '@functions/_common/contract'
import {
  NOTICE_MATTER_LABELS,
  type NoticeMatter,
  notices,
  type Preferences,
  RESIDENT_MATTERS,
} from '@functions/notices/contract'
import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Instead } from '@/ui/instead'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { SwitchRow } from '@/ui/switch-row'
import { usePage } from '@/use-page'
import '../index.scss'
import { askToSubscribe } from './subscribing'

type Choices = OutputOf<typeof notices.actions.preferences>
type Said = { readonly tone: 'done' | 'paused' | 'info'; readonly title: string; readonly body?: string }

const ICONS = { order: 'assignment', volunteer: 'heart', correction: 'edit' } as const
const NONE = { wechat: false, sms: false }
/** Quiet hours as people choose them; the exact ones can be anything that the centre keeps. */
const QUIET = [
  { value: '21:00-08:00', label: '晚 9 点到早 8 点' },
  { value: '22:00-07:00', label: '晚 10 点到早 7 点' },
  { value: '00:00-00:00', label: '随时都行' },
] as const
type Quiet = (typeof QUIET)[number]['value']
const quietOf = ({ quietFrom, quietUntil }: Preferences): Quiet =>
  QUIET.find(({ value }) => value === `${quietFrom}-${quietUntil}`)?.value ?? '21:00-08:00'

const whole = (preferences: Preferences) => {
  const of = (matter: NoticeMatter) => preferences.matters[matter] ?? NONE
  return {
    matters: { order: of('order'), volunteer: of('volunteer'), correction: of('correction') },
    quietFrom: preferences.quietFrom,
    quietUntil: preferences.quietUntil,
  }
}

function WeChatLeft({ choices }: { choices: Choices }) {
  const [left, setLeft] = useState(choices.wechatLeft)
  const [said, setSaid] = useState<Said | null>(null)
  const ask = async () => {
    const accepted = await askToSubscribe(choices.templateId)
    if (accepted === null) {
      setSaid({
        tone: 'paused',
        title: '微信没让问。',
        body: '可能在微信设置里关了订阅消息，打开后再点一次。',
      })
      return
    }
    await api(notices)
      .granted({ accepted })
      .then(
        ({ wechatLeft }) => {
          setLeft(wechatLeft)
          setSaid(
            accepted ? { tone: 'done', title: '记下了。' } : { tone: 'info', title: '好，不发微信提醒。' },
          )
        },
        () => setSaid({ tone: 'paused', title: '没记下来。', body: '现在没连上，再点一次就好。' }),
      )
  }
  return (
    <>
      <View className="notices-lead">
        微信的规矩是：您同意一次，我们能发一次。现在还能发 {left} 次。用完了，消息照样写在这里。
      </View>
      {said && <StateNote {...said} />}
      <ActionBar>
        <Button kind="line" onTap={() => void ask()}>
          多给一次微信提醒
        </Button>
      </ActionBar>
    </>
  )
}

function Shown({ choices }: { choices: Choices }) {
  const [kept, setKept] = useState(choices.preferences)
  const [failed, setFailed] = useState(false)
  const save = (next: Preferences) => {
    const before = kept
    setKept(next)
    setFailed(false)
    api(notices)
      .savePreferences(whole(next))
      .catch(() => {
        setKept(before)
        setFailed(true)
      })
  }
  const way = choices.throughWechat ? 'wechat' : 'sms'
  const by = choices.throughWechat ? '微信' : '短信'
  return (
    <>
      {failed && <StateNote tone="paused" title="没记下来。" body="现在没连上，再点一次就好。" />}
      <View className="notices-part">
        <Rail title={`哪些事发${by}`} />
        {RESIDENT_MATTERS.map((matter) => {
          const ways = kept.matters[matter] ?? NONE
          return (
            <SwitchRow
              key={matter}
              icon={ICONS[matter]}
              title={NOTICE_MATTER_LABELS[matter]}
              note={ways[way] ? `有进展就发${by}` : '只写在“消息”里'}
              on={ways[way]}
              onChange={(on) =>
                save({ ...kept, matters: { ...kept.matters, [matter]: { ...ways, [way]: on } } })
              }
            />
          )
        })}
        {!choices.throughWechat && choices.phoneMasked && (
          <View className="notices-lead">短信发到 {choices.phoneMasked}，一天最多三条，不收您的钱。</View>
        )}
      </View>
      <View className="notices-part">
        <Rail title="什么时候不打扰" />
        <ChoiceChips
          label="免打扰"
          options={QUIET}
          value={quietOf(kept)}
          onChange={(chosen) => {
            const [quietFrom = '21:00', quietUntil = '08:00'] = chosen.split('-')
            save({ ...kept, quietFrom, quietUntil })
          }}
        />
        <View className="notices-lead">有人在门口等您这样的急事，不受这个限制。</View>
      </View>
      {choices.throughWechat && (
        <View className="notices-part">
          <Rail title="微信提醒" />
          <WeChatLeft choices={choices} />
        </View>
      )}
    </>
  )
}

/** 怎样提醒我: by matter, and when not. What cannot be kept is said: WeChat lets one message through for one consent. */
export default function NoticeChoices() {
  const { asked, again } = usePage(useCallback(() => api(notices).preferences({}), []))
  return (
    <Page title="怎样提醒我">
      {asked.phase === 'shown' ? (
        <View className="notices">
          <View className="notices-title" role="heading" aria-level={1}>
            怎样提醒我
          </View>
          <Shown choices={asked.data} />
        </View>
      ) : (
        <Instead asked={asked} what="提醒设置" reason="notices" onRetry={again} />
      )}
    </Page>
  )
}
