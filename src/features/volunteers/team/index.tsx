import { volunteers } from '@functions/volunteers/contract'
import type { TeamInside } from '@functions/volunteers/contract/teams'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { HolderLine } from '@/ui/holder-line'
import { Instead } from '@/ui/instead'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { usePage } from '@/use-page'
import '../index.scss'
import { TeamFacts } from '../team-facts'
import { Asks } from './asks'
import { Belonging } from './belonging'
import { Members } from './members'

const PARTS = {
  asked: { title: '等队长回话', note: '队长或者站上定了就发消息给您。' },
  member: { title: '您是队员', note: '派给队伍的单子在“领单”里，能去就自己领。' },
  leader: { title: '您是队长', note: '谁入队由您定；单子都去不了，由您说一声。' },
} as const

function Shown({ first }: { first: TeamInside }) {
  const [inside, setInside] = useState(first)
  const { team, part, leader, members } = inside
  return (
    <>
      <View className="vol-title" role="heading" aria-level={1}>
        {team.name}
      </View>
      <TeamFacts team={team} />
      {team.state === 'disbanded' ? (
        <View className="vol-note">
          <StateNote tone="refused" title="这支队伍解散了。" body={team.reason} />
        </View>
      ) : (
        <>
          {part !== 'none' && (
            <View className="vol-note">
              <HolderLine {...PARTS[part]} />
            </View>
          )}
          {part === 'leader' && <Asks inside={inside} onChanged={setInside} />}
          {members.length > 0 && (
            <View className="vol-part">
              <Rail title="队员" />
              {leader === null && <View className="vol-lead">现在没有队长，站上正在请一位。</View>}
              <Members inside={inside} onChanged={setInside} />
            </View>
          )}
          <Belonging inside={inside} onChanged={setInside} />
        </>
      )}
    </>
  )
}

/** 一支队伍: what it does, where one stands in it, and for the leader who wants to come in. */
export default function TeamPage() {
  const { id = '' } = useRouter().params
  const { asked, again } = usePage(useCallback(() => api(volunteers).myTeam({ teamId: id }), [id]))
  return (
    <Page title="志愿队伍">
      {asked.phase === 'shown' ? (
        <View className="vol">
          <Shown first={asked.data} />
        </View>
      ) : (
        <Instead
          asked={asked}
          what="这支队伍"
          whyGone="可能已经撤了。别的队伍都在“志愿队伍”里。"
          reason="volunteer"
          onRetry={again}
        />
      )}
    </Page>
  )
}
