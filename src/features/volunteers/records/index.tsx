import { spokenMinutes } from '@functions/_common/minutes'
import { volunteers } from '@functions/volunteers/contract'
import type { VolunteerRecord } from '@functions/volunteers/contract/records'
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
import { openPdf } from '../certificates/open-pdf'
import { More } from '../more'
import { PATHS } from '../words'
import { RecordCard } from './record'

interface Paged {
  readonly records: readonly VolunteerRecord[]
  readonly nextCursor: string | null
}
interface Mine extends Paged {
  readonly minutes: number
}

async function askMine(): Promise<Mine> {
  const [listed, { totals }] = await Promise.all([api(volunteers).myRecords({}), api(volunteers).myHours({})])
  return { ...listed, minutes: totals.minutes }
}

/** 导出: a file for oneself, free, whenever it is wanted. */
function Export() {
  const [opened, setOpened] = useState('')
  const { busy, refused, act } = useAct()
  const open = () =>
    act(async () => {
      const { fileName, pdf } = await api(volunteers).exportMine({})
      await openPdf(fileName, pdf)
      setOpened(fileName)
    })
  return (
    <View className="vol-part">
      <Rail title="导出" />
      <View className="vol-lead">五类记录一个文件，不收费。里面附着同样内容的数据，别的系统也读得了。</View>
      {refused && <StateNote tone="paused" title="没导出来。" body={refused} />}
      {opened !== '' && <StateNote tone="done" title="导出来了。" body={`文件叫“${opened}”。`} />}
      <ActionBar>
        <Button kind="line" busy={busy} onTap={open}>
          导出五类记录
        </Button>
      </ActionBar>
    </View>
  )
}

function Shown({ first }: { first: Mine }) {
  const [list, setList] = useState<Paged>(first)
  const load = async (cursor: string) => {
    const next = await api(volunteers).myRecords({ cursor })
    setList({ ...next, records: [...list.records, ...next.records] })
  }
  const put = (changed: VolunteerRecord) =>
    setList({
      ...list,
      records: list.records.map((one) => (one.recordId === changed.recordId ? changed : one)),
    })
  return (
    <>
      <ListRow
        icon="user"
        title="个人信息"
        note="在我的志愿者资料里，随时能改"
        onTap={() => goTo(PATHS.register)}
      />
      <ListRow
        icon="time"
        title="服务情况"
        note={`确认过的时长 ${spokenMinutes(first.minutes)}`}
        onTap={() => goTo(PATHS.hours)}
      />
      <View className="vol-part">
        <Rail title="培训、表彰、评价" />
        {list.records.length === 0 && (
          <StateNote
            tone="info"
            title="还没有记录。"
            body="参加了培训、得了表彰，由组织的站来记；居民评了单，自动记在这里。"
          />
        )}
        {list.records.map((record) => (
          <RecordCard key={record.recordId} record={record} onChanged={put} />
        ))}
        <More nextCursor={list.nextCursor} load={load} />
      </View>
      <Export />
    </>
  )
}

/** 我的记录: the five kinds, each entry with whoever recorded it. */
export default function Records() {
  const { asked, again } = usePage(useCallback(askMine, []))
  return (
    <Page title="我的记录">
      {asked.phase === 'shown' ? (
        <View className="vol">
          <View className="vol-title" role="heading" aria-level={1}>
            我的记录
          </View>
          <View className="vol-lead">谁组织谁记录，谁记录谁证明。记得不对，可以提异议。</View>
          <Shown first={asked.data} />
        </View>
      ) : (
        <Instead asked={asked} what="我的记录" reason="volunteer" onRetry={again} />
      )}
    </Page>
  )
}
