import { volunteers } from '@functions/volunteers/contract'
import type { Project } from '@functions/volunteers/contract/projects'
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
import { usePage } from '@/use-page'
import '../index.scss'
import { More } from '../more'
import { Unsent } from '../scans/unsent'
import { begun } from '../shift/windows'
import { ShiftFacts } from '../shift-facts'
import { PATHS, shiftTime, unlessSignedOut } from '../words'

interface Paged<Item> {
  readonly shifts: readonly Item[]
  readonly nextCursor: string | null
}
interface Shifts {
  readonly open: Paged<Shift>
  /** null: nobody is signed in. */
  readonly mine: Paged<MyShift> | null
  readonly projects: readonly Project[]
}

/** Those shown, and the page behind them. */
const after = <Item,>(shown: Paged<Item>, next: Paged<Item>): Paged<Item> => ({
  ...next,
  shifts: [...shown.shifts, ...next.shifts],
})

async function askShifts(): Promise<Shifts> {
  const [open, mine, { projects }] = await Promise.all([
    api(volunteers).openShifts({}),
    unlessSignedOut(api(volunteers).myShifts({})),
    api(volunteers).openProjects({}),
  ])
  return { open, mine, projects }
}

function standing({ shift, place, position, attendance }: MyShift): string {
  if (shift.state === 'cancelled') return '取消了'
  if (attendance) return ATTENDANCE_STATE_LABELS[attendance.state]
  return place === 'waiting' ? `候补第 ${position} 位` : '有名额'
}

/** 项目 that run; nothing where there are none. */
function Projects({ projects }: { projects: readonly Project[] }) {
  if (projects.length === 0) return null
  return (
    <View className="vol-part">
      <Rail title="正在做的项目" />
      {projects.map(({ projectId, title, team, organiser, shifts }) => (
        <ListRow
          key={projectId}
          title={title}
          note={`${team?.name ?? organiser.name}，开了 ${shifts} 个班次`}
          onTap={() => goTo(PATHS.project(projectId))}
        />
      ))}
    </View>
  )
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
      <More
        nextCursor={list.nextCursor}
        load={async (cursor) => setList(after(list, await api(volunteers).myShifts({ cursor })))}
      />
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
      <More
        nextCursor={list.nextCursor}
        load={async (cursor) => setList(after(list, await api(volunteers).openShifts({ cursor })))}
      />
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
          <Projects projects={asked.data.projects} />
          <Open first={asked.data.open} mine={asked.data.mine} />
        </View>
      ) : (
        <Instead asked={asked} what="班次" reason="volunteer" onRetry={again} />
      )}
    </Page>
  )
}
