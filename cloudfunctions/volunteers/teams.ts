import { SKILLS, TEAM_LIMITS } from '../../site/volunteers'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import { beyondOf, pageOf } from '../_server/paging'
import { tell } from '../notices/telling'
import type { Someone } from './contract/shared'
import type { Team, TeamInside } from './contract/teams'
import { teamMachine } from './machine'
import { requireOrganiser, stationsFor } from './organising'
import { residentOf } from './registering'
import type { Input, Output } from './signatures'
import * as store from './store'

const PAGE = 30
const TEAM_PAGE = 'features/volunteers/team/index?id='

const presentTeam = (row: store.TeamRow): Team => ({
  ...row,
  teamId: row._id,
  skills: [...row.skills],
  members: row.members.length,
})

export const isOne = (list: readonly Someone[], volunteerId: string): boolean =>
  list.some((one) => one.volunteerId === volunteerId)

const partOf = (row: store.TeamRow, volunteerId: string): TeamInside['part'] => {
  if (row.leader?.volunteerId === volunteerId) return 'leader'
  if (isOne(row.members, volunteerId)) return 'member'
  return isOne(row.asks, volunteerId) ? 'asked' : 'none'
}

/** Names are for those inside; who asks is for the leader and the station. */
export function inside(row: store.TeamRow, caller: Caller): TeamInside {
  const isStation = caller.kind !== 'resident'
  const part = isStation ? 'none' : partOf(row, residentOf(caller))
  const isInside = isStation || part === 'member' || part === 'leader'
  return {
    team: presentTeam(row),
    part,
    leader: isInside ? row.leader : null,
    members: isInside ? [...row.members] : [],
    asks: isStation || part === 'leader' ? [...row.asks] : [],
  }
}

const noTeam = () => new AppError('not_found', 'no team', { '': '没有找到这支队伍。' })

async function demandTeam(teamId: string): Promise<store.TeamRow> {
  const row = await store.team(teamId)
  if (row) return row
  throw noTeam()
}

/** One step on a team; what comes back as it was is not written. */
export function changeTeamRow(
  teamId: string,
  next: (row: store.TeamRow, transaction: store.Transaction) => Promise<store.TeamRow>,
): Promise<store.TeamRow> {
  return store.together(async (transaction) => {
    const row = await store.rowWithin(transaction, 'volunteer-teams', teamId)
    if (!row) throw noTeam()
    const after = await next(row, transaction)
    if (after === row) return row
    const written = { ...after, revision: row.revision + 1 }
    await store.putWithin(transaction, 'volunteer-teams', written)
    return written
  })
}

/** Tells one person of a team something, once for each change of it. */
export const tellOfTeam = (
  transaction: store.Transaction,
  row: store.TeamRow,
  volunteerId: string,
  words: { readonly event: string; readonly title: string; readonly text: string },
): Promise<void> =>
  tell(transaction, {
    to: { kind: 'resident', personId: volunteerId },
    matter: 'volunteer',
    page: `${TEAM_PAGE}${row._id}`,
    at: instant(),
    title: words.title.slice(0, 30),
    text: words.text.slice(0, 120),
    event: `team:${row._id}:${words.event}:${row.revision}`,
  })

export async function openTeams({ cursor }: Input<'openTeams'>): Promise<Output<'openTeams'>> {
  const { page, nextCursor } = pageOf(await store.teamsRecruiting(beyondOf(cursor), PAGE + 1), PAGE)
  return { teams: page.map(presentTeam), nextCursor }
}

export async function teams(
  { organiserId, cursor }: Input<'teams'>,
  caller: Caller,
): Promise<Output<'teams'>> {
  const found = await store.teamsBy(stationsFor(caller, organiserId), beyondOf(cursor), PAGE + 1)
  const { page, nextCursor } = pageOf(found, PAGE)
  return { teams: page.map(presentTeam), nextCursor }
}

export async function myTeams(_: Input<'myTeams'>, caller: Caller): Promise<Output<'myTeams'>> {
  const volunteerId = residentOf(caller)
  const found = await Promise.all([
    store.teamsWith('members', volunteerId, TEAM_LIMITS.each),
    store.teamsWith('asks', volunteerId, PAGE),
  ])
  return {
    teams: found
      .flat()
      .filter(({ state }) => state !== 'disbanded')
      .map((row) => ({ team: presentTeam(row), part: partOf(row, volunteerId) })),
  }
}

export async function myTeam({ teamId }: Input<'myTeam'>, caller: Caller): Promise<TeamInside> {
  residentOf(caller)
  return inside(await demandTeam(teamId), caller)
}

export async function team({ teamId }: Input<'team'>, caller: Caller): Promise<TeamInside> {
  const row = await demandTeam(teamId)
  await requireOrganiser(caller, row.organiser.id)
  return inside(row, caller)
}

function demandSkills(skills: readonly string[]): void {
  if (skills.every((id) => SKILLS.some((one) => one.id === id))) return
  throw new AppError('invalid_input', 'unknown skill', { skills: '从列表里选技能。' })
}

/** Puts a team on a volunteer's own list; refuses (`wrong_state`) whoever is not registered or in enough teams. */
export async function belong(
  transaction: store.Transaction,
  volunteerId: string,
  teamId: string,
): Promise<Someone> {
  const row = await store.rowWithin(transaction, 'volunteers', volunteerId)
  if (row?.state !== 'registered') {
    throw new AppError('wrong_state', 'not registered', { '': '这位不是在册的志愿者，换一位。' })
  }
  if (!row.teamIds.includes(teamId)) {
    if (row.teamIds.length >= TEAM_LIMITS.each) {
      throw new AppError('wrong_state', 'in enough teams', {
        '': `一个人最多在 ${TEAM_LIMITS.each} 支队伍里，先退出一支。`,
      })
    }
    await store.putWithin(transaction, 'volunteers', { ...row, teamIds: [...row.teamIds, teamId] })
  }
  return { volunteerId, name: row.name }
}

/** Takes a team off a volunteer's own list. */
export async function belongNoMore(
  transaction: store.Transaction,
  volunteerId: string,
  teamId: string,
): Promise<void> {
  const row = await store.rowWithin(transaction, 'volunteers', volunteerId)
  if (!row?.teamIds.includes(teamId)) return
  const teamIds = row.teamIds.filter((one) => one !== teamId)
  await store.putWithin(transaction, 'volunteers', { ...row, teamIds })
}

export async function openTeam(
  { organiserId, leaderId, ...content }: Input<'openTeam'>,
  caller: Caller,
): Promise<TeamInside> {
  const organiser = await requireOrganiser(caller, organiserId)
  demandSkills(content.skills)
  const _id = newId(caller, 'volunteer-team')
  return store.together(async (transaction) => {
    const there = await store.rowWithin(transaction, 'volunteer-teams', _id)
    if (there) return inside(there, caller)
    const leader = await belong(transaction, leaderId, _id)
    const row: store.TeamRow = {
      _id,
      organiser,
      ...content,
      state: 'recruiting',
      leader,
      members: [leader],
      asks: [],
      reason: '',
      place: `${instant()}${_id}`,
      revision: 1,
    }
    await store.putWithin(transaction, 'volunteer-teams', row)
    await tellOfTeam(transaction, row, leaderId, {
      event: 'led',
      title: `您是“${row.name}”的队长了`,
      text: `${organiser.name}建了这支队伍，请您当队长。谁申请入队，由您来定。`,
    })
    return inside(row, caller)
  })
}

/** A step of the station that answers for the team. */
async function stationStep(
  teamId: string,
  caller: Caller,
  next: (row: store.TeamRow, transaction: store.Transaction) => Promise<store.TeamRow>,
): Promise<TeamInside> {
  await requireOrganiser(caller, (await demandTeam(teamId)).organiser.id)
  return inside(await changeTeamRow(teamId, next), caller)
}

export async function changeTeam(
  { teamId, revision, ...content }: Input<'changeTeam'>,
  caller: Caller,
): Promise<TeamInside> {
  demandSkills(content.skills)
  return stationStep(teamId, caller, async (row) => {
    if (row.name === content.name && row.what === content.what && `${row.skills}` === `${content.skills}`)
      return row
    if (row.revision !== revision) {
      throw new AppError('changed_meanwhile', 'the team changed', {
        '': '这支队伍刚刚有了变化，先看看再改。',
      })
    }
    return { ...row, ...content }
  })
}

export const setRecruiting = ({ teamId, recruiting }: Input<'setRecruiting'>, caller: Caller) =>
  stationStep(teamId, caller, async (row) =>
    (row.state === 'recruiting') === recruiting && row.state !== 'disbanded'
      ? row
      : { ...row, state: teamMachine.next(row.state, recruiting ? 'recruit' : 'pause') },
  )

export const setLeader = ({ teamId, volunteerId }: Input<'setLeader'>, caller: Caller) =>
  stationStep(teamId, caller, async (row, transaction) => {
    const leader = row.members.find((one) => one.volunteerId === volunteerId)
    if (!leader) {
      throw new AppError('invalid_input', 'not a member', { volunteerId: '队长要从队员里选。' })
    }
    if (row.leader?.volunteerId === volunteerId) return row
    await tellOfTeam(transaction, row, volunteerId, {
      event: 'led',
      title: `您是“${row.name}”的队长了`,
      text: '谁申请入队，由您来定；派给队伍的单子，您可以领，也可以说去不了。',
    })
    return { ...row, leader }
  })

/** So many people are set free in one step: a transaction holds a hundred operations. */
const FREED_AT_ONCE = 12

/** Nobody new from the first moment on; members are set free and told a dozen at a time, and a retry goes on where it stopped. */
export async function disbandTeam(
  { teamId, reason }: Input<'disbandTeam'>,
  caller: Caller,
): Promise<TeamInside> {
  const shown = await stationStep(teamId, caller, async (row) =>
    row.state === 'disbanded' && row.reason === reason
      ? row
      : { ...row, state: teamMachine.next(row.state, 'disband'), reason, leader: null },
  )
  for (let left = shown.members.length + shown.asks.length; left > 0; ) {
    const row = await changeTeamRow(teamId, async (there, transaction) => {
      const freed = [...there.members, ...there.asks].slice(0, FREED_AT_ONCE)
      for (const { volunteerId } of freed) {
        await belongNoMore(transaction, volunteerId, teamId)
        await tellOfTeam(transaction, there, volunteerId, {
          event: 'disbanded',
          title: `“${there.name}”解散了`,
          text: `${reason}。您服务过的时长都在，可以再加入别的队伍。`,
        })
      }
      const stays = <One extends Someone>(list: readonly One[]) =>
        list.filter((one) => !isOne(freed, one.volunteerId))
      return { ...there, members: stays(there.members), asks: stays(there.asks) }
    })
    left = row.members.length + row.asks.length
    if (left === 0) return inside(row, caller)
  }
  return shown
}
