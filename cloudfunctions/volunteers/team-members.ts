import { TEAM_LIMITS } from '../../site/volunteers'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { tell } from '../notices/telling'
import { dispatchersOf } from '../people/colleagues'
import type { Someone } from './contract/shared'
import type { TeamInside } from './contract/teams'
import { requireOrganiser } from './organising'
import { requireVolunteer } from './register'
import { residentOf } from './registering'
import type { Input } from './signatures'
import * as store from './store'
import { belong, belongNoMore, changeTeamRow, inside, isOne, tellOfTeam } from './teams'

const without = <One extends Someone>(list: readonly One[], volunteerId: string): One[] =>
  list.filter((one) => one.volunteerId !== volunteerId)

export async function joinTeam({ teamId, words }: Input<'joinTeam'>, caller: Caller): Promise<TeamInside> {
  const { volunteerId, name, teamIds } = await requireVolunteer(caller)
  const row = await changeTeamRow(teamId, async (there, transaction) => {
    if (isOne(there.members, volunteerId) || isOne(there.asks, volunteerId)) return there
    if (there.state !== 'recruiting') {
      throw new AppError('wrong_state', 'not recruiting', { '': '这支队伍现在不招人，看看别的队伍。' })
    }
    if (teamIds.length >= TEAM_LIMITS.each) {
      throw new AppError('wrong_state', 'in enough teams', {
        '': `您已经在 ${TEAM_LIMITS.each} 支队伍里了，先退出一支再来。`,
      })
    }
    if (there.asks.length >= TEAM_LIMITS.asks) {
      throw new AppError('wrong_state', 'too many ask', { '': '排队入队的人太多了，过几天再来。' })
    }
    if (there.leader) {
      await tellOfTeam(transaction, there, there.leader.volunteerId, {
        event: 'asked',
        title: `${name}想加入“${there.name}”`,
        text: words || '点开看看，同意还是不同意，给人家回个话。',
      })
    }
    return { ...there, asks: [...there.asks, { volunteerId, name, words, at: instant() }] }
  })
  return inside(row, caller)
}

/** Takes somebody out; a team that has lost its leader waits for the station to name another. */
async function gone(
  row: store.TeamRow,
  volunteerId: string,
  transaction: store.Transaction,
): Promise<store.TeamRow> {
  await belongNoMore(transaction, volunteerId, row._id)
  const next = {
    ...row,
    members: without(row.members, volunteerId),
    asks: without(row.asks, volunteerId),
  }
  if (row.leader?.volunteerId !== volunteerId) return next
  for (const { personId } of await dispatchersOf(row.organiser.id)) {
    await tell(transaction, {
      to: { kind: 'staff', personId },
      matter: 'volunteer',
      page: `/teams/${row._id}`,
      at: instant(),
      title: `“${row.name}”没有队长了`.slice(0, 30),
      text: '队长退出了，请从队员里再请一位；在那以前单子派不给这支队伍。',
      event: `team:${row._id}:leaderless:${row.revision}`,
    })
  }
  return { ...next, leader: null }
}

export async function leaveTeam({ teamId }: Input<'leaveTeam'>, caller: Caller): Promise<TeamInside> {
  const volunteerId = residentOf(caller)
  const row = await changeTeamRow(teamId, async (there, transaction) =>
    isOne(there.members, volunteerId) || isOne(there.asks, volunteerId)
      ? gone(there, volunteerId, transaction)
      : there,
  )
  return inside(row, caller)
}

/** Of one person at most so many askings are looked at. */
const MOST_ASKED = 50

/** 退出志愿服务: out of every team and every asking, in the same step; the volunteer's own row is the caller's to write. */
export async function leaveAllTeams(
  transaction: store.Transaction,
  { _id, teamIds }: Pick<store.VolunteerRow, '_id' | 'teamIds'>,
): Promise<void> {
  const asked = await store.teamsWith('asks', _id, MOST_ASKED)
  for (const teamId of [...teamIds, ...asked.map((row) => row._id)]) {
    const there = await store.rowWithin(transaction, 'volunteer-teams', teamId)
    if (!there) continue
    const left = await gone(there, _id, transaction)
    await store.putWithin(transaction, 'volunteer-teams', { ...left, revision: there.revision + 1 })
  }
}

/** The leader of the team, or the station that answers for it. */
async function demandLeads(row: store.TeamRow, caller: Caller): Promise<void> {
  if (caller.kind !== 'resident') {
    await requireOrganiser(caller, row.organiser.id)
    return
  }
  if (row.leader?.volunteerId === residentOf(caller)) return
  throw new AppError('not_allowed', 'not the leader', { '': '这件事由队长来定。' })
}

export async function decideAsk(
  { teamId, volunteerId, accept, words }: Input<'decideAsk'>,
  caller: Caller,
): Promise<TeamInside> {
  const row = await changeTeamRow(teamId, async (there, transaction) => {
    await demandLeads(there, caller)
    if (accept && isOne(there.members, volunteerId)) return there
    if (!isOne(there.asks, volunteerId)) {
      throw new AppError('changed_meanwhile', 'asks no more', { '': '这个申请已经办过了，或者本人撤回了。' })
    }
    const asks = without(there.asks, volunteerId)
    if (!accept) {
      await tellOfTeam(transaction, there, volunteerId, {
        event: 'not_let_in',
        title: `“${there.name}”这次没有同意`,
        text: words || '可以看看别的队伍，也可以直接报名班次。',
      })
      return { ...there, asks }
    }
    if (there.members.length >= TEAM_LIMITS.members) {
      throw new AppError('wrong_state', 'full', { '': `队伍满 ${TEAM_LIMITS.members} 人了，不能再进人。` })
    }
    const one = await belong(transaction, volunteerId, teamId)
    await tellOfTeam(transaction, there, volunteerId, {
      event: 'let_in',
      title: `您加入“${there.name}”了`,
      text: words || '派给队伍的单子，您也能领了。',
    })
    return { ...there, asks, members: [...there.members, one] }
  })
  return inside(row, caller)
}

export async function removeMember(
  { teamId, volunteerId, reason }: Input<'removeMember'>,
  caller: Caller,
): Promise<TeamInside> {
  const row = await changeTeamRow(teamId, async (there, transaction) => {
    await demandLeads(there, caller)
    if (!isOne(there.members, volunteerId)) return there
    if (caller.kind === 'resident' && volunteerId === caller.personId) {
      throw new AppError('invalid_input', 'oneself', { volunteerId: '自己要走，请点“退出队伍”。' })
    }
    await tellOfTeam(transaction, there, volunteerId, {
      event: 'removed',
      title: `您不在“${there.name}”里了`,
      text: `${reason}。您服务过的时长都在；有话说，可以找${there.organiser.name}。`,
    })
    return gone(there, volunteerId, transaction)
  })
  return inside(row, caller)
}
