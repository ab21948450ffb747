import type { Team } from '@functions/volunteers/contract/teams'
import { SKILLS } from '@site/volunteers'
import { View } from '@tarojs/components'
import { Fact } from './fact'

const named = (ids: readonly string[]) =>
  ids.map((id) => SKILLS.find((one) => one.id === id)?.name ?? id).join('、')

/** What anyone may read of a team. */
export const TeamFacts = ({ team }: { team: Team }) => (
  <>
    <View className="vol-text">{team.what}</View>
    {team.skills.length > 0 && <Fact name="会什么" value={named(team.skills)} />}
    <Fact name="几个人" value={`${team.members} 个人`} />
    <Fact name="哪个站" value={team.organiser.name} />
  </>
)
