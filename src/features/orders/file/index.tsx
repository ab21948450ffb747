import { newKey, OfflineError } from '@functions/_common/client'
import { emergencyFor } from '@functions/_common/danger'
import { errorText } from '@functions/_common/error-text'
import { AppError } from '@functions/_common/errors'
import { type Order, orders } from '@functions/orders/contract'
import { ORDER_MENU } from '@site/orders'
import { STREETS } from '@site/stations'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { goTo, telephone } from '@/go'
import { account } from '@/kept/account'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { ConsentCheck } from '@/ui/consent-check'
import { Field } from '@/ui/field'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import '../index.scss'
import { PATHS } from '../words'
import { endOfWeek, inDays, nextDays } from './days'
import { contentOf, type Draft, draft, EMPTY, type Faults } from './draft'

const SHOWN_AT_FIRST = 6
const TIMES = ['08:00', '09:00', '10:00', '14:00', '15:00', '16:00', '18:30'] as const
const CATEGORIES = ORDER_MENU.categories.map(({ categoryId, name }) => ({ value: categoryId, label: name }))
const STREET_OPTIONS = STREETS.map(({ streetId, name }) => ({ value: streetId, label: name }))
const FOR_WHOM = [
  { value: 'self', label: '给我自己' },
  { value: 'elder', label: '替家里老人' },
] as const
const ENTER = '/features/people/enter/index?reason=order'

interface PartProps {
  readonly said: Draft
  readonly faults: Faults
  readonly change: (part: Partial<Draft>) => void
}

function Ask({ children }: { children: string }) {
  return (
    <View className="ord-ask" role="heading" aria-level={2}>
      {children}
    </View>
  )
}

function Fault({ why }: { why: string | undefined }) {
  return why ? (
    <View className="ord-note">
      <StateNote tone="paused" title={why} />
    </View>
  ) : null
}

function What({ said, faults, change }: PartProps) {
  const [all, setAll] = useState(false)
  const shown = all ? CATEGORIES : CATEGORIES.slice(0, SHOWN_AT_FIRST)
  const hint = ORDER_MENU.categories.find(({ categoryId }) => categoryId === said.categoryId)?.hint
  return (
    <View className="ord-part">
      <Ask>1 想请人帮什么</Ask>
      <ChoiceChips
        label="哪一类"
        options={shown}
        value={said.categoryId}
        onChange={(categoryId) => change({ categoryId })}
      />
      {!all && (
        <View className="ord-gap">
          <Button kind="quiet" onTap={() => setAll(true)}>
            另外六类
          </Button>
        </View>
      )}
      <Fault why={faults.categoryId} />
      <Field
        as="area"
        label="要帮什么"
        hint={hint ? `比如：${hint}` : '说清几个人、多久、要带什么'}
        value={said.text}
        maxLength={200}
        error={faults.text}
        onChange={(text) => change({ text })}
      />
    </View>
  )
}

function Danger({ text }: { text: string }) {
  const numbers = emergencyFor(text)
  if (numbers.length === 0) return null
  return (
    <View className="ord-note">
      <StateNote
        tone="refused"
        title="有危险，先打电话。"
        body="志愿者来不及。打通了再点单也不迟。"
        actions={numbers.map(({ number, name }) => (
          <Button key={number} kind="line" onTap={() => telephone(number)}>
            {`打 ${number}，${name}`}
          </Button>
        ))}
      />
    </View>
  )
}

function When({ said, faults, change }: PartProps) {
  const now = Date.now()
  const [other, setOther] = useState(false)
  const today = inDays(now, 0)
  const tomorrow = inDays(now, 1)
  const week = endOfWeek(now)
  const chosen = other
    ? 'other'
    : said.flexible
      ? 'week'
      : said.day === today
        ? 'today'
        : said.day === tomorrow
          ? 'tomorrow'
          : ''
  const choose = (value: string) => {
    setOther(value === 'other')
    if (value === 'today') change({ day: today, flexible: false })
    if (value === 'tomorrow') change({ day: tomorrow, flexible: false })
    if (value === 'week') change({ day: week, flexible: true, time: '' })
  }
  return (
    <View className="ord-part">
      <Ask>2 什么时候</Ask>
      <ChoiceChips
        label="哪一天"
        options={[
          { value: 'today', label: '今天' },
          { value: 'tomorrow', label: '明天' },
          { value: 'week', label: '这周内' },
          { value: 'other', label: '另选日子' },
        ]}
        value={chosen}
        onChange={choose}
      />
      {other && (
        <View className="ord-gap">
          <ChoiceChips
            label="另选哪一天"
            options={nextDays(now, 14).slice(2)}
            value={said.day}
            onChange={(day) => change({ day, flexible: false })}
          />
        </View>
      )}
      {said.day !== '' && !said.flexible && (
        <View className="ord-gap">
          <ChoiceChips
            label="大概几点"
            options={TIMES.map((time) => ({ value: time as string, label: time }))}
            value={said.time}
            onChange={(time) => change({ time })}
          />
        </View>
      )}
      <Fault why={faults['when.day'] ? '选一个日子。' : faults.when} />
    </View>
  )
}

function Where({ said, faults, change }: PartProps) {
  const communities = STREETS.find(({ streetId }) => streetId === said.streetId)?.communities ?? []
  return (
    <View className="ord-part">
      <Ask>3 在哪里</Ask>
      <ChoiceChips
        label="哪个街道"
        options={STREET_OPTIONS}
        value={said.streetId}
        onChange={(streetId) => change({ streetId, communityId: '' })}
      />
      {communities.length > 0 && (
        <View className="ord-gap">
          <ChoiceChips
            label="哪个社区"
            options={communities.map(({ communityId, name }) => ({ value: communityId, label: name }))}
            value={said.communityId}
            onChange={(communityId) => change({ communityId })}
          />
        </View>
      )}
      <Fault why={faults['where.streetId'] ?? faults['where.communityId']} />
      <Field
        as="line"
        label="门牌"
        hint="只给领单的人和派单员看"
        value={said.door}
        maxLength={60}
        error={faults['where.door']}
        onChange={(door) => change({ door })}
      />
    </View>
  )
}

function Who({ said, faults, change }: PartProps) {
  return (
    <View className="ord-part">
      <Ask>4 给谁点、怎么找您</Ask>
      <ChoiceChips
        label="给谁点"
        options={FOR_WHOM}
        value={said.forWhom === 'elder' ? 'elder' : 'self'}
        onChange={(forWhom) => change({ forWhom })}
      />
      <Field
        as="phone"
        label="电话"
        hint="只给领单的人和派单员看"
        value={said.phone}
        maxLength={11}
        error={faults.phone}
        onChange={(phone) => change({ phone })}
      />
      {said.forWhom === 'elder' && (
        <ConsentCheck
          checked={said.elderAgrees}
          text="老人知道这件事，也同意有人上门"
          error={faults.elderAgrees}
          onChange={(elderAgrees) => change({ elderAgrees })}
        />
      )}
    </View>
  )
}

type Sending =
  | { readonly phase: 'writing' }
  | { readonly phase: 'sending' }
  | { readonly phase: 'sent'; readonly order: Order }
  | { readonly phase: 'offline' | 'signed_out' }
  | { readonly phase: 'refused'; readonly why: string }

function Sent({ order }: { order: Order }) {
  return (
    <>
      <StateNote
        tone="done"
        title={`下单了，单号 ${order.number}。`}
        body="两小时内有人审。审没审上、找没找到人，都会告诉您。"
      />
      <ActionBar>
        <Button onTap={() => goTo(PATHS.order(order.orderId))}>看这张单子</Button>
        <Button kind="line" onTap={() => goTo(PATHS.mine)}>
          我的单子
        </Button>
      </ActionBar>
    </>
  )
}

function NotSent({ sending }: { sending: Sending }) {
  if (sending.phase === 'offline')
    return (
      <StateNote
        tone="offline"
        title="还没发出去。"
        body="现在没连上网，写的都存着。连上再点一次，不会点成两张。"
      />
    )
  if (sending.phase === 'signed_out')
    return (
      <StateNote
        tone="info"
        title="最后一步：登录。"
        body="有人要上门，得知道是谁点的。写的都存着，登录完回来接着下单。"
        actions={<Button onTap={() => goTo(ENTER)}>登录</Button>}
      />
    )
  if (sending.phase === 'refused') return <StateNote tone="paused" title="还没下单。" body={sending.why} />
  return null
}

/** 点单: four questions, one minute; who somebody is is asked at the last step, and what was written stays. */
export default function FileOrder() {
  const [said, setSaid] = useState(draft.open)
  const [faults, setFaults] = useState<Faults>({})
  const [sending, setSending] = useState<Sending>({ phase: 'writing' })
  const change = (part: Partial<Draft>) => {
    // other words are another order: the key of a sending without an answer belongs to the old ones
    const next = { ...said, ...part, key: null }
    setSaid(next)
    draft.keep(next)
    setFaults({})
    if (sending.phase !== 'sending') setSending({ phase: 'writing' })
  }
  const send = async () => {
    if (sending.phase === 'sending') return
    const { content, faults: found } = contentOf(said)
    if (!content) {
      setFaults(found)
      setSending({ phase: 'refused', why: '上面标出来的几项补一下，再点一次。' })
      return
    }
    if (!account.open()) {
      setSending({ phase: 'signed_out' })
      return
    }
    const key = said.key ?? newKey()
    const kept = { ...said, key }
    setSaid(kept)
    draft.keep(kept)
    setSending({ phase: 'sending' })
    try {
      const { order } = await api(orders).file(content, { key })
      draft.forget()
      setSaid(EMPTY)
      setSending({ phase: 'sent', order })
    } catch (error) {
      if (error instanceof OfflineError) setSending({ phase: 'offline' })
      else if (error instanceof AppError && error.code === 'not_signed_in')
        setSending({ phase: 'signed_out' })
      else if (error instanceof AppError) {
        setFaults(error.fields)
        setSending({ phase: 'refused', why: error.fields[''] ?? errorText(error) })
      } else setSending({ phase: 'refused', why: '这一页出了点问题，不是您的问题。过一会儿再点一次。' })
    }
  }
  const part = { said, faults, change }
  return (
    <Page title="点单">
      <View className="ord">
        <View className="ord-title" role="heading" aria-level={1}>
          说清四件事，一分钟就好
        </View>
        <View className="ord-lead">两小时内有人审。审没审上，都会告诉您。</View>
        {sending.phase === 'sent' ? (
          <Sent order={sending.order} />
        ) : (
          <>
            <What {...part} />
            <Danger text={said.text} />
            <When {...part} />
            <Where {...part} />
            <Who {...part} />
            <View className="ord-note">
              <NotSent sending={sending} />
            </View>
            <ActionBar>
              <Button busy={sending.phase === 'sending'} onTap={() => void send()}>
                {sending.phase === 'sending' ? '正在下单' : sending.phase === 'offline' ? '再发一次' : '下单'}
              </Button>
            </ActionBar>
          </>
        )}
      </View>
    </Page>
  )
}
