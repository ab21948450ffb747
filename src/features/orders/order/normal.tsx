import { emergencyFor } from '@functions/_common/danger'
import type { Order } from '@functions/orders/contract'
import { categoryName } from '@site/orders'
import { View } from '@tarojs/components'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { FiveSteps } from '@/ui/five-steps'
import { HolderLine } from '@/ui/holder-line'
import { ListRow } from '@/ui/list-row'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { Timeline } from '@/ui/timeline'
import { Emergency } from '../emergency'
import { StatisticsRow } from '../statistics-row'
import { fiveStepsOf, timelineOf } from '../steps'
import { hasEnded, headlineOf, holderWords, LIMITS, PATHS } from '../words'
import { firstActs, laterActs, wordOf } from './askings'
import { Facts } from './facts'
import { Said } from './said'
import { SentFiles } from './sent-files'
import type { Acting } from './use-acts'

export interface OrderShown {
  readonly order: Order
  readonly now: string
  readonly acting: Acting
}

/** What is the resident's to do now: the likeliest first and widest. */
export function FirstActs({ order, acting }: Omit<OrderShown, 'now'>) {
  const acts = firstActs(order)
  if (acts.length === 0) return null
  return (
    <>
      {acts.map((act, index) => (
        <ActionBar key={act}>
          <Button kind={index === 0 ? 'primary' : 'line'} busy={acting.busy} onTap={() => acting.begin(act)}>
            {wordOf(act, order)}
          </Button>
        </ActionBar>
      ))}
      {acting.refused !== '' && (
        <View className="ord-note">
          <StateNote
            tone={acting.stranger ? 'refused' : 'paused'}
            title={acting.stranger ? '没核对上。' : '没办成。'}
            body={acting.refused}
          />
        </View>
      )}
    </>
  )
}

const LATER_NOTES = {
  nudge: `点这里，${LIMITS.nudge}内有人给您回话`,
  reopen: '换人来办，上次的人不再派',
  changeTime: '领了单的人会知道，来不了就给您另找人',
  cancelOwn: '不要了就取消，别让人白跑',
} as const
type Later = keyof typeof LATER_NOTES
const LATER_ICONS = {
  nudge: 'error-circle',
  reopen: 'refresh',
  changeTime: 'time',
  cancelOwn: 'close',
} as const
const isLater = (act: string): act is Later => act in LATER_NOTES

/** 单子 as in pictures/order-detail.png. */
export function NormalOrder({ order, now, acting }: OrderShown) {
  const holder = holderWords(order, now)
  const later = laterActs(order).filter(isLater)
  return (
    <>
      <View className="ord-sheet">
        {!hasEnded(order.state) && <Emergency numbers={emergencyFor(order.text)} />}
        <View className="ord-lead">
          单号 {order.number}　{categoryName(order.categoryId)}
        </View>
        <View className="ord-title" role="heading" aria-level={1}>
          {headlineOf(order, now)}
        </View>
        {order.state !== 'cancelled' && (
          <View className="ord-note">
            <FiveSteps steps={fiveStepsOf(order, now)} />
          </View>
        )}
        {holder && <HolderLine {...holder} />}
        <View className="ord-notes">
          <Said order={order} />
        </View>
        <FirstActs order={order} acting={acting} />
      </View>
      <Facts order={order} now={now} />
      <SentFiles order={order} />
      <View className="ord-sheet">
        <Rail title="经过" />
        <Timeline steps={timelineOf(order, now)} />
      </View>
      <View className="ord-sheet">
        {later.map((act) => (
          <ListRow
            key={act}
            icon={LATER_ICONS[act]}
            title={wordOf(act, order)}
            note={LATER_NOTES[act]}
            onTap={() => acting.begin(act)}
          />
        ))}
        <ListRow
          icon="view-list"
          title="我的单子"
          note="看别的，或者再点一张"
          onTap={() => goTo(PATHS.mine)}
        />
        <StatisticsRow />
      </View>
    </>
  )
}
