import type { OrderCard } from '@functions/orders/contract'
import { View } from '@tarojs/components'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { nowInstant } from '@/when'
import type { Filed } from '../delivering'
import { Emergency } from '../emergency'
import { OrderRow } from '../order-row'
import { LIMITS, PATHS } from '../words'
import type { OrderForm, Sending } from './use-order'

const ENTER = '/features/people/enter/index?reason=order'

/** 下单了. What sounded like danger is answered with the numbers first. */
export function Sent({ filed: { order, emergency } }: { filed: Filed }) {
  return (
    <View className="ord-sheet">
      <Emergency numbers={emergency} />
      <View className="ord-note">
        <StateNote
          tone="done"
          title={`下单了，单号 ${order.number}。`}
          body={`${LIMITS.review}内有人审。审没审上、找没找到人，都会在“消息”里告诉您。`}
        />
      </View>
      <ActionBar>
        <Button onTap={() => goTo(PATHS.order(order.orderId))}>看这张单子</Button>
        <Button kind="line" onTap={() => goTo(PATHS.mine)}>
          我的单子
        </Button>
      </ActionBar>
    </View>
  )
}

/** 下单前看一眼: it may have been ordered already. */
export function Similar({ found, form }: { found: readonly OrderCard[]; form: OrderForm }) {
  const now = nowInstant()
  return (
    <View className="ord-note" role="status">
      <StateNote
        tone="info"
        title="您前些天点过这一类的。"
        body="是同一件事，就不用再点，点开看看办到哪一步了。"
      />
      {found.map((order) => (
        <OrderRow key={order.orderId} order={order} now={now} />
      ))}
      <ActionBar>
        <Button onTap={form.sendAnyway}>不是一件事，下单</Button>
        <Button kind="line" onTap={form.takeBack}>
          先不点了
        </Button>
      </ActionBar>
    </View>
  )
}

/** Why it has not gone yet, and what is kept. */
export function NotSent({ sending, onTakeBack }: { sending: Sending; onTakeBack: () => void }) {
  switch (sending.phase) {
    case 'waiting':
      return (
        <StateNote
          tone="offline"
          title="存在手机里了，还没发出去。"
          body="现在没连上网。连上以后，打开这一页或者“我的单子”，会自己发，只发一次。"
          actions={
            <Button kind="line" onTap={onTakeBack}>
              先不发，改一改
            </Button>
          }
        />
      )
    case 'no_room':
      return (
        <StateNote
          tone="paused"
          title="没发出去。"
          body="现在没连上网，手机也存不下了。连上网再点一次下单。"
        />
      )
    case 'signed_out':
      return (
        <StateNote
          tone="info"
          title="最后一步：登录。"
          body="有人要上门，得知道是谁点的。写的都存着，登录完回来接着下单。"
          actions={<Button onTap={() => goTo(ENTER)}>登录</Button>}
        />
      )
    case 'refused':
      return <StateNote tone="paused" title="还没下单。" body={sending.why} />
    default:
      return null
  }
}

export function SendButton({ form }: { form: OrderForm }) {
  const { sending, send } = form
  const busy = sending.phase === 'sending'
  return (
    <ActionBar>
      <Button busy={busy} onTap={send}>
        {busy ? '正在下单' : sending.phase === 'waiting' ? '现在再发一次' : '下单'}
      </Button>
    </ActionBar>
  )
}
