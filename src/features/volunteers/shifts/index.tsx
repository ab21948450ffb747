import { AppError } from '@functions/_common/errors'
import { volunteers } from '@functions/volunteers/contract'
import type { MyShift, Shift } from '@functions/volunteers/contract/shifts'
import { ATTENDANCE_STATE_LABELS } from '@functions/volunteers/machine'
import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Instead } from '@/ui/instead'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { usePage } from '@/use-page'
import '../index.scss'
import { Unsent } from '../scans/unsent'
import { begun } from '../shift/windows'
import { ShiftFacts } from '../shift-facts'
import { PATHS, shiftTime } from '../words'

interface Paged<Item> {
  readonly shifts: readonly Item[]
  readonly nextCursor: string | null
}
interface Shifts {
  readonly open: Paged<Shift>
  /** null: nobody is signed in. */
  readonly mine: Paged<MyShift> | null
}

const signedOut = (error: unknown): null => {
  if (error instanceof AppError && error.code === 'not_signed_in') return null
  throw error
}
async function askShifts(): Promise<Shifts> {
  const [open, mine] = await Promise.all([
    api(volunteers).openShifts({}),
    api(volunteers).myShifts({}).catch(signedOut),
  ])
  return { open, mine }
}

function standing({ shift, place, position, attendance }: MyShift): string {
  if (shift.state === 'cancelled') return '取消了'
  if (attendance) return ATTENDANCE_STATE_LABELS[attendance.state]
  return place === 'waiting' ? `候补第 ${position} 位` : '有名额'
}

/** One more page after those shown. */
function More<Item>({ list, ask, onMore }: MoreProps<Item>) {
  const { busy, refused, act } = useAct()
  const { nextCursor } = list
  if (!nextCursor) return null
  const more = () =>
    act(async () => {
      const next = await ask(nextCursor)
      onMore({ ...next, shifts: [...list.shifts, ...next.shifts] })
    })
  return (
    <>
      {refused && <StateNote tone="paused" title="没翻开后面的。" body={refused} />}
      <ActionBar>
        <Button kind="line" busy={busy} onTap={more}>
          再看一些
        </Button>
      </ActionBar>
    </>
  )
}
interface MoreProps<Item> {
  readonly list: Paged<Item>
  readonly ask: (cursor: string) => Promise<Paged<Item>>
  readonly onMore: (list: Paged<Item>) => void
}

function Mine({ first }: { first: Paged<MyShift> }) {
  const [list, setList] = useState(first)
  if (list.shifts.length === 0) return null
  return (
    <View className="vol-part">
      <Rail title="我的班次" />
      {list.shifts.map((mine) => (
        <ListRow
          key={mine.shift.shiftId}
          title={mine.shift.title}
          note={`${standing(mine)}。${shiftTime(mine.shift)}`}
          onTap={() => goTo(PATHS.shift(mine.shift.shiftId))}
        />
      ))}
      <More list={list} ask={(cursor) => api(volunteers).myShifts({ cursor })} onMore={setList} />
    </View>
  )
}

function Open({ first, mine }: { first: Paged<Shift>; mine: Paged<MyShift> | null }) {
  const [list, setList] = useState(first)
  const now = Date.now()
  const joinable = list.shifts.filter(
    (shift) => !begun(shift, now) && !mine?.shifts.some((one) => one.shift.shiftId === shift.shiftId),
  )
  return (
    <View className="vol-part">
      <Rail title="招募中" />
      {joinable.length === 0 && (
        <StateNote
          tone="info"
          title="现在没有可以报的班次。"
          body="站上、队里有新的班次就放在这里。也可以先去领单。"
        />
      )}
      {joinable.map((shift) => (
        <View key={shift.shiftId} className="vol-card">
          <View className="vol-card-what" role="heading" aria-level={3}>
            {shift.title}
          </View>
          <ShiftFacts shift={shift} />
          <ActionBar>
            <Button
              kind="line"
              label={`看这个班次，${shift.title}`}
              onTap={() => goTo(PATHS.shift(shift.shiftId))}
            >
              看这个班次
            </Button>
          </ActionBar>
        </View>
      ))}
      <More list={list} ask={(cursor) => api(volunteers).openShifts({ cursor })} onMore={setList} />
    </View>
  )
}

/** 班次: one's own, and those that look for people; anyone may read the latter. */
export default function Shifts() {
  const { asked, again } = usePage(useCallback(askShifts, []))
  return (
    <Page title="班次">
      {asked.phase === 'shown' ? (
        <View className="vol">
          <View className="vol-title" role="heading" aria-level={1}>
            班次
          </View>
          <View className="vol-lead">定好时间、地点和名额的服务。满了可以候补，有人退出按次序补上。</View>
          {asked.data.mine && <Unsent onSent={again} />}
          {asked.data.mine && <Mine first={asked.data.mine} />}
          <Open first={asked.data.open} mine={asked.data.mine} />
        </View>
      ) : (
        <Instead asked={asked} what="班次" reason="volunteer" onRetry={again} />
      )}
    </Page>
  )
}
