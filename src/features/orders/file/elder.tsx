import { categoryOf } from '@site/orders'
import { placeName } from '@site/stations'
import { languageName } from '@site/volunteers'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ListRow } from '@/ui/list-row'
import { nowInstant } from '@/when'
import type { Draft } from '../draft'
import { ReadToMe } from '../read-to-me'
import { whenSaid } from '../said'
import { LIMITS } from '../words'
import { CategoryRows } from './category'
import { NotSent, SendButton, Similar } from './outcome'
import { Files, When, Who, Words } from './parts'
import type { OrderForm } from './use-order'
import { Where } from './where'

interface Screen {
  readonly ask: string
  /** The paths of the contract that this screen answers for. */
  readonly fields: readonly string[]
  readonly part: (form: OrderForm) => ReactNode
}

const SCREENS: readonly Screen[] = [
  { ask: '想请人帮什么？', fields: ['categoryId'], part: (form) => <CategoryRows {...form} /> },
  {
    ask: '说说要帮什么',
    fields: ['text', 'places'],
    part: (form) => (
      <>
        <Words {...form} />
        <Files {...form} />
      </>
    ),
  },
  { ask: '什么时候来？', fields: ['when'], part: (form) => <When {...form} /> },
  { ask: '到哪里来？', fields: ['where'], part: (form) => <Where {...form} /> },
  {
    ask: '给谁点、怎么找您？',
    fields: ['forWhom', 'elderAgrees', 'phone', 'languageId'],
    part: (form) => <Who {...form} />,
  },
]

const FOR = { self: '给您自己', elder: '替老人，老人同意', community: '替小区' } as const

interface Line {
  readonly name: string
  readonly words: string
  /** The screen on which it was said. */
  readonly screen: number
}

/** What was said, to be heard or read before it goes. */
function readBack(said: Draft): Line[] {
  const {
    categoryId,
    text,
    places,
    day,
    time,
    flexible,
    streetId,
    communityId,
    door,
    forWhom,
    phone,
    languageId,
  } = said
  const category = categoryOf(categoryId)?.name ?? ''
  const when = { day, time: time || null, flexible }
  return [
    { name: '哪一类', words: category, screen: 0 },
    { name: '帮什么', words: places > 1 ? `${text}，要 ${places} 个人` : text, screen: 1 },
    { name: '什么时候', words: whenSaid(when, nowInstant()), screen: 2 },
    { name: '到哪里', words: `${placeName(streetId, communityId || null)}，${door}`, screen: 3 },
    {
      name: '给谁',
      words: languageId ? `${FOR[forWhom]}，来的人要会${languageName(languageId)}` : FOR[forWhom],
      screen: 4,
    },
    { name: '电话', words: phone, screen: 4 },
  ]
}

function Check({ form, onBack }: { form: OrderForm; onBack: (screen: number) => void }) {
  const { said, sending } = form
  const lines = readBack(said)
  return (
    <>
      {lines.map(({ name, words, screen }) => (
        <ListRow key={name} title={words} note={`${name}，点这里改`} onTap={() => onBack(screen)} />
      ))}
      <View className="ord-notes">
        <ReadToMe text={lines.map(({ name, words }) => `${name}：${words}。`).join('')} />
        <NotSent sending={sending} onTakeBack={form.takeBack} />
      </View>
      {sending.phase === 'similar' ? (
        <Similar found={sending.orders} form={form} />
      ) : (
        <SendButton form={form} />
      )}
    </>
  )
}

/** 长辈版: one question a screen, and everything read back before it goes. */
export function ElderForm({ form }: { form: OrderForm }) {
  const [at, setAt] = useState(() => (form.said.waiting ? SCREENS.length : 0))
  const show = (next: number) => {
    setAt(next)
    // the next question begins at its beginning
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
  }
  const screen = SCREENS[at]
  const forward = () => {
    if (screen && form.check(screen.fields)) show(at + 1)
  }
  return (
    <View className="ord-sheet">
      <View className="ord-lead" role="status">
        {screen ? `一共 ${SCREENS.length} 问，这是第 ${at + 1} 问` : '最后看一遍'}
      </View>
      <View className="ord-title" role="heading" aria-level={1}>
        {screen ? screen.ask : '这样对不对？'}
      </View>
      <View key={at} className="ord-gap">
        {screen ? screen.part(form) : <Check form={form} onBack={show} />}
      </View>
      {screen && (
        <ActionBar>
          <Button onTap={forward}>下一步</Button>
          {at > 0 && (
            <Button kind="line" onTap={() => show(at - 1)}>
              上一步
            </Button>
          )}
        </ActionBar>
      )}
      {at === 0 && (
        <View className="ord-lead">{`发出去以后 ${LIMITS.review}内有人审，审没审上都告诉您。`}</View>
      )}
    </View>
  )
}
