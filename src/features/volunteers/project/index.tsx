import type { OutputOf } from '@functions/_common/contract'
import { volunteers } from '@functions/volunteers/contract'
import { categoryName } from '@site/orders'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { Instead } from '@/ui/instead'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { usePage } from '@/use-page'
import { dayOf } from '@/when'
import '../index.scss'
import { Fact } from '../fact'
import { PATHS, shiftTime } from '../words'

const onDay = (day: string): string => dayOf(`${day}T12:00:00.000Z`)

function Shown({ asked: { project, shifts } }: { asked: OutputOf<typeof volunteers.actions.project> }) {
  const { team } = project
  const ended = project.state === 'ended'
  return (
    <>
      <View className="vol-title" role="heading" aria-level={1}>
        {project.title}
      </View>
      <View className="vol-text">{project.what}</View>
      <Fact name="哪一类" value={categoryName(project.categoryId)} />
      <Fact name="时段" value={`${onDay(project.from)} 到 ${onDay(project.until)}`} />
      <Fact name="哪个站" value={project.organiser.name} />
      <Fact name="班次" value={`开了 ${project.shifts} 个`} />
      {team && (
        <ListRow title={team.name} note="做这件事的队伍" onTap={() => goTo(PATHS.team(team.teamId))} />
      )}
      {ended && (
        <View className="vol-note">
          <StateNote tone="done" title="做完了。" body={project.summary} />
        </View>
      )}
      {!ended && (
        <View className="vol-part">
          <Rail title="接下来的班次" />
          {shifts.length === 0 && (
            <StateNote tone="info" title="现在没有班次。" body="有了新的就放在这里，也可以先看别的班次。" />
          )}
          {shifts.map((shift) => (
            <ListRow
              key={shift.shiftId}
              title={shift.title}
              note={`${shiftTime(shift)}。要 ${shift.places} 个人，已有 ${shift.taken} 个`}
              onTap={() => goTo(PATHS.shift(shift.shiftId))}
            />
          ))}
        </View>
      )}
    </>
  )
}

/** 一个项目: what it is for, and what comes next in it. */
export default function ProjectPage() {
  const { id = '' } = useRouter().params
  const { asked, again } = usePage(useCallback(() => api(volunteers).project({ projectId: id }), [id]))
  return (
    <Page title="志愿项目">
      {asked.phase === 'shown' ? (
        <View className="vol">
          <Shown asked={asked.data} />
        </View>
      ) : (
        <Instead
          asked={asked}
          what="这个项目"
          whyGone="可能已经撤了。班次都在“班次”里。"
          reason="volunteer"
          onRetry={again}
        />
      )}
    </Page>
  )
}
