import { type OpenOrder, orders } from '@functions/orders/contract'
import { SKILLS } from '@site/volunteers'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { Tag } from '@/ui/tag'
import { useAct } from '@/use-act'
import { nowInstant } from '@/when'
import { Facts } from '../facts'
import { ReasonSheet } from '../reason-sheet'
import { leftUntil, PATHS, skillsNeeded } from '../words'

const nameOf = (skill: string) => SKILLS.find(({ id }) => id === skill)?.name ?? skill

/** Why it cannot be had just now, and what would change that. */
function Obstacle({ order }: { order: OpenOrder }) {
  switch (order.obstacle) {
    case 'skill':
      return (
        <>
          <View className="vol-card-why">
            要会这里面的一样：{skillsNeeded(order.categoryId).map(nameOf).join('、')}。您会的话，填上就能领。
          </View>
          <ActionBar>
            <Button kind="line" onTap={() => goTo(PATHS.register)}>
              去填技能
            </Button>
          </ActionBar>
        </>
      )
    case 'overlap':
      return (
        <>
          <View className="vol-note">
            <StateNote
              tone="refused"
              title="和您的另一件事撞时间"
              body={`${order.overlapsWith ?? '那一件'}还在您手里。先把那件退回，才能领这张。`}
            />
          </View>
          <ActionBar>
            <Button kind="line" onTap={() => goTo(PATHS.parts)}>
              看我领的单
            </Button>
          </ActionBar>
        </>
      )
    case 'mine':
      return (
        <>
          <View className="vol-card-why">这张您已经领了，或者在候补。</View>
          <ActionBar>
            <Button kind="line" onTap={() => goTo(PATHS.part(order.orderId))}>
              看这一单
            </Button>
          </ActionBar>
        </>
      )
    case 'turned_down':
      return <View className="vol-card-why">这张您退过，不能再领，留给别人。</View>
    default:
      return <View className="vol-card-why">这是您自己点的，要由别人来做。</View>
  }
}

/** To one person, or to a team whose members claim for themselves. */
const offeredWords = ({ offeredTeam }: OpenOrder): string =>
  offeredTeam ? `派给“${offeredTeam.name}”的，谁能去谁领` : '派给您的，等您回话'

function Offered({ order, onGone }: { order: OpenOrder; onGone: () => void }) {
  const [asking, setAsking] = useState(false)
  const { busy, refused, act } = useAct()
  const { orderId, revision } = order
  const decline = (reason: string) =>
    act(async () => {
      await api(orders).decline({ orderId, revision, reason })
      onGone()
    })
  return (
    <>
      <Button kind="line" label={`去不了，${order.text}`} onTap={() => setAsking(true)}>
        去不了
      </Button>
      {asking && (
        <ReasonSheet
          title="去不了"
          label="为什么去不了"
          hint="派单员会看到，好另找人。居民看不到。"
          word="去不了，让站上另找人"
          maxLength={200}
          busy={busy}
          refused={refused}
          onSend={decline}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** One order that may be had: 领, 候补 behind so many, or why not. */
export function OpenOrderCard({ order, onGone }: { order: OpenOrder; onGone: () => void }) {
  const { busy, refused, act } = useAct()
  const { orderId, obstacle, offered, waiting } = order
  const left = leftUntil(order.dueAt, nowInstant())
  const open = obstacle === null || obstacle === 'full'
  const word = obstacle === 'full' ? `候补第 ${waiting + 1} 位` : '领单'
  const claim = () =>
    act(async () => {
      await api(orders).claim({ orderId })
      goTo(PATHS.part(orderId))
    })
  return (
    <View className="vol-card">
      {offered && <Tag tone="straw">{offeredWords(order)}</Tag>}
      <Facts order={order} metres={order.metres} />
      {!open && <Obstacle order={order} />}
      {open && left && order.state !== 'claimed' && (
        <View className="vol-card-why">
          {offered ? `还留 ${left} 等您回话，之后转给派单员` : `池里还留 ${left}，之后转给派单员`}
        </View>
      )}
      {obstacle === 'full' && (
        <View className="vol-card-why">已有 {order.claimed} 人领，满了。有人退就按次序轮到您。</View>
      )}
      {refused && (
        <View className="vol-note">
          <StateNote tone="paused" title="没领成。" body={refused} />
        </View>
      )}
      {(open || offered) && (
        <ActionBar>
          {open && (
            <Button
              kind={obstacle === 'full' ? 'line' : 'primary'}
              busy={busy}
              label={`${word}，${order.text}`}
              onTap={claim}
            >
              {word}
            </Button>
          )}
          {offered && order.offeredTeam?.leads !== false && <Offered order={order} onGone={onGone} />}
        </ActionBar>
      )}
    </View>
  )
}
