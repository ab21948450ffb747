import { volunteers } from '@functions/volunteers/contract'
import type { Certificate, HoursEntry } from '@functions/volunteers/contract/hours'
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
import { PATHS } from '../words'
import { Apply } from './apply'
import { CertificateCard } from './certificate'
import { type Organised, organisersOf } from './periods'

interface Mine {
  readonly organisers: readonly Organised[]
  readonly certificates: readonly Certificate[]
}

/** All entries: an organiser of long ago proves its own as well. */
async function allEntries(): Promise<HoursEntry[]> {
  const found: HoursEntry[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: { entries: HoursEntry[]; nextCursor: string | null } = await api(volunteers).myHours(
      cursor ? { cursor } : {},
    )
    found.push(...page.entries)
    cursor = page.nextCursor
  }
  return found
}

async function askMine(): Promise<Mine> {
  const [entries, { certificates }] = await Promise.all([allEntries(), api(volunteers).myCertificates({})])
  return { organisers: organisersOf(entries), certificates }
}

function Shown({ mine }: { mine: Mine }) {
  const [certificates, setCertificates] = useState(mine.certificates)
  const [issued, setIssued] = useState('')
  return (
    <>
      {mine.organisers.length > 0 ? (
        <Apply
          organisers={mine.organisers}
          onIssued={(one) => {
            setIssued(one.number)
            setCertificates((before) => [one, ...before.filter(({ code }) => code !== one.code)])
          }}
        />
      ) : (
        <>
          <StateNote
            tone="info"
            title="还没有可以证明的时长。"
            body="组织者或居民确认一次服务，就能开证明。服务记录都在“我的时长”里。"
          />
          <ActionBar>
            <Button kind="line" onTap={() => goTo(PATHS.hours)}>
              看我的时长
            </Button>
          </ActionBar>
        </>
      )}
      {issued !== '' && (
        <View className="vol-note">
          <StateNote tone="done" title="证明开好了。" body={`编号 ${issued}，就在下面。`} />
        </View>
      )}
      {certificates.length > 0 && (
        <View className="vol-part">
          <Rail title="开过的" />
          {certificates.map((certificate) => (
            <CertificateCard key={certificate.code} certificate={certificate} />
          ))}
        </View>
      )}
    </>
  )
}

/** 服务证明: asked for, opened, and how others verify it. */
export default function Certificates() {
  const { asked, again } = usePage(useCallback(askMine, []))
  return (
    <Page title="服务证明">
      {asked.phase === 'shown' ? (
        <View className="vol">
          <View className="vol-title" role="heading" aria-level={1}>
            服务证明
          </View>
          <View className="vol-lead">数都从逐笔记录里来，填不进去。谁都可以用核验码查真假。</View>
          <Shown mine={asked.data} />
          <ListRow
            icon="secured"
            title="核验一张证明"
            note="有核验码就能查，不用登录"
            onTap={() => goTo(PATHS.verify)}
          />
        </View>
      ) : (
        <Instead asked={asked} what="服务证明" reason="volunteer" onRetry={again} />
      )}
    </Page>
  )
}
