import { volunteers } from '@functions/volunteers/contract'
import type { Team, TeamInside } from '@functions/volunteers/contract/teams'
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
import { TeamFacts } from '../team-facts'
import { PATHS, TEAM_PART_WORDS, unlessSignedOut } from '../words'

interface Asked {
  readonly open: { readonly teams: readonly Team[]; readonly nextCursor: string | null }
  /** null: nobody is signed in. */
  readonly mine: readonly { readonly team: Team; readonly part: TeamInside['part'] }[] | null
}

async function askTeams(): Promise<Asked> {
  const [open, mine] = await Promise.all([
    api(volunteers).openTeams({}),
    unlessSignedOut(api(volunteers).myTeams({})),
  ])
  return { open, mine: mine?.teams ?? null }
}

function Open({ first, mine }: { first: Asked['open']; mine: Asked['mine'] }) {
  const [list, setList] = useState(first)
  const others = list.teams.filter(({ teamId }) => !mine?.some(({ team }) => team.teamId === teamId))
  const load = async (cursor: string) => {
    const next = await api(volunteers).openTeams({ cursor })
    setList({ ...next, teams: [...list.teams, ...next.teams] })
  }
  return (
    <View className="vol-part">
      <Rail title="在招队员" />
      {others.length === 0 && (
        <StateNote tone="info" title="现在没有招人的队伍。" body="可以直接报名班次，也可以去领单。" />
      )}
      {others.map((team) => (
        <View key={team.teamId} className="vol-card">
          <View className="vol-card-what" role="heading" aria-level={3}>
            {team.name}
          </View>
          <TeamFacts team={team} />
          <ActionBar>
            <Button
              kind="line"
              label={`看这支队伍，${team.name}`}
              onTap={() => goTo(PATHS.team(team.teamId))}
            >
              看这支队伍
            </Button>
          </ActionBar>
        </View>
      ))}
      <More nextCursor={list.nextCursor} load={load} />
    </View>
  )
}

/** 志愿队伍: one's own, and those that look for people; anyone may read the latter. */
export default function Teams() {
  const { asked, again } = usePage(useCallback(askTeams, []))
  return (
    <Page title="志愿队伍">
      {asked.phase === 'shown' ? (
        <View className="vol">
          <View className="vol-title" role="heading" aria-level={1}>
            志愿队伍
          </View>
          <View className="vol-lead">跟熟人一起做。派给队伍的单子，谁能去谁领。</View>
          {asked.data.mine && asked.data.mine.length > 0 && (
            <View className="vol-part">
              <Rail title="我的队伍" />
              {asked.data.mine.map(({ team, part }) => (
                <ListRow
                  key={team.teamId}
                  title={team.name}
                  note={`${TEAM_PART_WORDS[part]}。${team.organiser.name}`}
                  onTap={() => goTo(PATHS.team(team.teamId))}
                />
              ))}
            </View>
          )}
          <Open first={asked.data.open} mine={asked.data.mine} />
        </View>
      ) : (
        <Instead asked={asked} what="志愿队伍" reason="volunteer" onRetry={again} />
      )}
    </Page>
  )
}
