import { type OrderCard, orders } from '@functions/orders/contract'
import { volunteers } from '@functions/volunteers/contract'
import type { MyRegistration } from '@functions/volunteers/contract/registered'
import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Instead } from '@/ui/instead'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import { Tag } from '@/ui/tag'
import { usePage } from '@/use-page'
import '../index.scss'
import { useAct } from '@/use-act'
import { Facts } from '../facts'
import { NotYet } from '../not-yet'
import { PATHS, STATE_WORDS } from '../words'

interface Taken {
  readonly orders: readonly OrderCard[]
  readonly nextCursor: string | null
}
type Mine = Taken | { readonly registration: MyRegistration | null }

async function askMine(): Promise<Mine> {
  const { registration } = await api(volunteers).mine({})
  return registration?.state === 'registered' ? api(orders).myParts({}) : { registration }
}

function Shown({ first }: { first: Taken }) {
  const [shown, setShown] = useState(first)
  const { busy, refused, act } = useAct()
  const more = (cursor: string) =>
    act(async () => {
      const next = await api(orders).myParts({ cursor })
      setShown((before) => ({ ...next, orders: [...before.orders, ...next.orders] }))
    })
  if (shown.orders.length === 0) {
    return (
      <>
        <StateNote tone="info" title="您手里还没有单子。" body="领了单，时间地点、签到签退都在这里。" />
        <ActionBar>
          <Button onTap={() => goTo(PATHS.pool)}>去领单</Button>
        </ActionBar>
      </>
    )
  }
  return (
    <>
      {shown.orders.map((order) => (
        <View key={order.orderId} className="vol-card">
          <Tag tone={order.state === 'serving' ? 'grass' : 'steel'}>{STATE_WORDS[order.state]}</Tag>
          <Facts order={order} />
          <ActionBar>
            <Button
              kind="line"
              label={`看这一单，${order.text}`}
              onTap={() => goTo(PATHS.part(order.orderId))}
            >
              看这一单
            </Button>
          </ActionBar>
        </View>
      ))}
      {refused && <StateNote tone="paused" title="没打开。" body={refused} />}
      {shown.nextCursor && (
        <ActionBar>
          <Button kind="line" busy={busy} onTap={() => more(shown.nextCursor ?? '')}>
            看更早的
          </Button>
        </ActionBar>
      )}
    </>
  )
}

/** 我领的单: claimed and waited for, newest first. */
export default function Parts() {
  const { asked, again } = usePage(useCallback(askMine, []))
  return (
    <Page title="我领的单">
      {asked.phase === 'shown' ? (
        <View className="vol">
          <View className="vol-title" role="heading" aria-level={1}>
            我领的单
          </View>
          {'registration' in asked.data ? (
            <NotYet registration={asked.data.registration} />
          ) : (
            <Shown first={asked.data} />
          )}
        </View>
      ) : (
        <Instead asked={asked} what="您领的单" reason="volunteer" onRetry={again} />
      )}
    </Page>
  )
}
