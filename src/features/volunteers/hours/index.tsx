import { spokenMinutes } from '@functions/_common/minutes'
import { volunteers } from '@functions/volunteers/contract'
import type { Correction, HoursEntry } from '@functions/volunteers/contract/hours'
import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Instead } from '@/ui/instead'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { usePage } from '@/use-page'
import '../index.scss'
import { PATHS } from '../words'
import { CorrectionSheet } from './correction-sheet'
import { countedOf } from './counted'
import { Entry } from './entry'

interface Ledger {
  readonly totals: { readonly minutes: number; readonly services: number }
  readonly entries: readonly HoursEntry[]
  readonly nextCursor: string | null
  readonly corrections: readonly Correction[]
}

async function askLedger(): Promise<Ledger> {
  const [hours, { corrections }] = await Promise.all([
    api(volunteers).myHours({}),
    api(volunteers).myCorrections({}),
  ])
  return { ...hours, corrections }
}

/** Counts the entries again, where somebody doubts the sum. */
function Recount({ onCounted }: { onCounted: (totals: Ledger['totals']) => void }) {
  const [agreed, setAgreed] = useState<boolean | null>(null)
  const { busy, refused, act } = useAct()
  const recount = () =>
    act(async () => {
      const counted = await api(volunteers).recountMine({})
      onCounted(counted)
      setAgreed(counted.agreed)
    })
  return (
    <>
      {agreed !== null && (
        <View className="vol-note">
          <StateNote
            tone="done"
            title={agreed ? '重新数过了，和上面的一样。' : '重新数过了，上面已经改成数出来的数。'}
          />
        </View>
      )}
      {refused && <StateNote tone="paused" title="没数成。" body={refused} />}
      <ActionBar>
        <Button kind="line" busy={busy} onTap={recount}>
          一笔一笔重新数
        </Button>
      </ActionBar>
    </>
  )
}

function Entries({ ledger, onChange }: { ledger: Ledger; onChange: (ledger: Ledger) => void }) {
  const [asking, setAsking] = useState<HoursEntry | null>(null)
  const { busy, refused, act } = useAct()
  const more = (cursor: string) =>
    act(async () => {
      const next = await api(volunteers).myHours({ cursor })
      onChange({ ...ledger, ...next, entries: [...ledger.entries, ...next.entries] })
    })
  return (
    <>
      {ledger.entries.map((entry) => (
        <Entry
          key={entry.entryId}
          entry={entry}
          counted={countedOf(entry, ledger.corrections)}
          corrections={ledger.corrections.filter(({ entryId }) => entryId === entry.entryId)}
          onAsk={() => setAsking(entry)}
        />
      ))}
      {refused && <StateNote tone="paused" title="没翻开后面的。" body={refused} />}
      {ledger.nextCursor && (
        <ActionBar>
          <Button kind="line" busy={busy} onTap={() => more(ledger.nextCursor ?? '')}>
            看更早的
          </Button>
        </ActionBar>
      )}
      {asking && (
        <CorrectionSheet
          entry={asking}
          counted={countedOf(asking, ledger.corrections)}
          onAsked={(correction) => {
            setAsking(null)
            onChange({ ...ledger, corrections: [correction, ...ledger.corrections] })
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

function Shown({ first }: { first: Ledger }) {
  const [ledger, setLedger] = useState(first)
  const { minutes, services } = ledger.totals
  if (ledger.entries.length === 0) {
    return (
      <>
        <StateNote
          tone="info"
          title="还没有记过时长。"
          body="领一张单，或者报一个班次。签到、签退，组织者或居民确认了，就记进来。"
        />
        <ActionBar>
          <Button onTap={() => goTo(PATHS.pool)}>去领单</Button>
          <Button kind="line" onTap={() => goTo(PATHS.shifts)}>
            看班次
          </Button>
        </ActionBar>
      </>
    )
  }
  return (
    <>
      <View className="vol-hours">
        <View className="vol-hours-small">已确认的服务时间</View>
        <View className="vol-hours-big">{spokenMinutes(minutes)}</View>
        <View className="vol-hours-small">
          服务 {services} 次。路上的时间不算。不排名，只有您和记录的站看得到。
        </View>
      </View>
      <Recount onCounted={(totals) => setLedger((before) => ({ ...before, totals }))} />
      <View className="vol-part">
        <Rail title="一笔一笔" />
        <Entries ledger={ledger} onChange={setLedger} />
      </View>
    </>
  )
}

/** 我的时长: the ledger as it was written, newest first, and the way to have an entry corrected. */
export default function Hours() {
  const { asked, again } = usePage(useCallback(askLedger, []))
  return (
    <Page title="我的时长">
      {asked.phase === 'shown' ? (
        <View className="vol">
          <View className="vol-title" role="heading" aria-level={1}>
            我的时长
          </View>
          <Shown first={asked.data} />
        </View>
      ) : (
        <Instead asked={asked} what="您的服务时长" reason="volunteer" onRetry={again} />
      )}
    </Page>
  )
}
