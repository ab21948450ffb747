import { spokenMinutes } from '@functions/_common/minutes'
import { type OpenOrder, orders } from '@functions/orders/contract'
import { volunteers } from '@functions/volunteers/contract'
import type { MyRegistration } from '@functions/volunteers/contract/registered'
import { View } from '@tarojs/components'
import { useCallback } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { useLooks } from '@/theme/store'
import { Instead } from '@/ui/instead'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { usePage } from '@/use-page'
import '../index.scss'
import { NotYet } from '../not-yet'
import { PATHS } from '../words'
import { OpenOrders } from './open-orders'

type Pool =
  | { readonly kind: 'not_yet'; readonly registration: MyRegistration | null }
  | { readonly kind: 'open'; readonly minutes: number; readonly orders: readonly OpenOrder[] }

async function askPool(): Promise<Pool> {
  const { registration } = await api(volunteers).mine({})
  if (registration?.state !== 'registered') return { kind: 'not_yet', registration }
  const [open, hours] = await Promise.all([api(orders).openOrders({}), api(volunteers).myHours({})])
  const offeredFirst = [...open.orders].sort((one, other) => Number(other.offered) - Number(one.offered))
  return { kind: 'open', minutes: hours.totals.minutes, orders: offeredFirst }
}

function Doors({ minutes }: { minutes: number }) {
  return (
    <>
      <View className="vol-hours">
        <View className="vol-hours-small">已确认的服务时间</View>
        <View className="vol-hours-number">{spokenMinutes(minutes)}</View>
        <View className="vol-hours-small">路上的时间不算。只有您和记录的站看得到。</View>
      </View>
      <ListRow
        icon="view-list"
        title="我领的单"
        note="签到、签退、退回都在里面"
        onTap={() => goTo(PATHS.parts)}
      />
      <ListRow icon="time" title="班次" note="定好时间地点的，报名、候补" onTap={() => goTo(PATHS.shifts)} />
      <ListRow
        icon="heart"
        title="志愿队伍"
        note="跟熟人一起做，谁能去谁领"
        onTap={() => goTo(PATHS.teams)}
      />
      <ListRow icon="user" title="我的志愿服务" note="时长、证明、资料" onTap={() => goTo(PATHS.mine)} />
    </>
  )
}

/** In 长辈版 the first thing is what may be done; the doors stand below it. */
function Shown({ pool, onAgain }: { pool: Extract<Pool, { kind: 'open' }>; onAgain: () => void }) {
  const { elder } = useLooks()
  return (
    <>
      {!elder && <Doors minutes={pool.minutes} />}
      <OpenOrders orders={pool.orders} onGone={onAgain} />
      {elder && (
        <View className="vol-part">
          <Doors minutes={pool.minutes} />
        </View>
      )}
      <View className="vol-part">
        <Rail title="谁都可以查" />
        <Verifying />
      </View>
    </>
  )
}

const Verifying = () => (
  <ListRow
    icon="secured"
    title="核验一张证明"
    note="有核验码就能查，不用登录"
    onTap={() => goTo(PATHS.verify)}
  />
)

/** What needs no sign-in. */
function ForAnyone() {
  return (
    <View className="vol">
      <Rail title="不用登录" />
      <ListRow icon="time" title="看班次" note="哪天、在哪、还缺几个人" onTap={() => goTo(PATHS.shifts)} />
      <ListRow
        icon="heart"
        title="志愿队伍"
        note="跟熟人一起做，谁能去谁领"
        onTap={() => goTo(PATHS.teams)}
      />
      <Verifying />
    </View>
  )
}

/** 领单: what waits for somebody, what was offered to this volunteer first. */
export default function Pool() {
  const { asked, again } = usePage(useCallback(askPool, []))
  return (
    <Page title="领单">
      {asked.phase === 'shown' ? (
        <View className="vol">
          <View className="vol-title" role="heading" aria-level={1}>
            领单
          </View>
          {asked.data.kind === 'open' ? (
            <Shown pool={asked.data} onAgain={again} />
          ) : (
            <NotYet registration={asked.data.registration} />
          )}
        </View>
      ) : (
        <>
          <Instead asked={asked} what="等人领的单" reason="volunteer" onRetry={again} />
          {asked.phase === 'signed_out' && <ForAnyone />}
        </>
      )}
    </Page>
  )
}
