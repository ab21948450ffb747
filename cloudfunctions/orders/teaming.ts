import { spanInWords } from '../_common/clock'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import type { Volunteer } from '../volunteers/register'
import { type TeamFacts, teamFor, teamsAt } from '../volunteers/team-register'
import { deskStep, staffActor, stepBy } from './acting'
import { isSkilled } from './claims'
import { clocksNow } from './clocks'
import type { TeamCandidate } from './contract/desk'
import type { Input, Output } from './signatures'
import * as store from './store'
import { tellVolunteer } from './telling'

const MOST_TEAMS = 20

/** Whether an offer is this volunteer's to take: made to them, or to a team that they are in. */
export const isOfferedTo = (
  offeredTo: store.OrderRow['offeredTo'],
  { volunteerId, teamIds }: Pick<Volunteer, 'volunteerId' | 'teamIds'>,
): boolean => offeredTo?.id === volunteerId || (offeredTo?.kind === 'team' && teamIds.includes(offeredTo.id))

/** Why a team is not asked; null: may be asked. */
function whyNot(row: store.OrderRow, team: TeamFacts): string | null {
  if (team.leaderId === null) return '没有队长，先请站里定一位'
  if (row.turnedDown.includes(team.teamId)) return '这张单退过'
  const others = team.memberIds.filter((id) => id !== row.residentId && !row.turnedDown.includes(id))
  return others.length === 0 ? '队里没有能去的人' : null
}

/** The teams of the stations that hold the order, those with the skill first. */
export async function teamsFor(row: store.OrderRow): Promise<TeamCandidate[]> {
  const found = await teamsAt(row.reach, MOST_TEAMS)
  return found
    .map((team) => ({
      teamId: team.teamId,
      name: team.name,
      members: team.memberIds.length,
      skilled: isSkilled(row, team.skills),
      why: whyNot(row, team),
    }))
    .sort((one, other) => Number(other.skilled) - Number(one.skilled))
}

/** So many are told in one step. */
const TOLD_AT_ONCE = 20

/** Members learn of it after the step, some at a time; told again by a retry they have it once. */
async function tellMembers(row: store.OrderRow, { name, memberIds }: TeamFacts): Promise<void> {
  const within = spanInWords((await clocksNow()).claim)
  const told = memberIds.filter((id) => id !== row.residentId && !row.turnedDown.includes(id))
  for (let from = 0; from < told.length; from += TOLD_AT_ONCE) {
    await store.together(async (transaction) => {
      for (const volunteerId of told.slice(from, from + TOLD_AT_ONCE)) {
        await tellVolunteer(transaction, row, volunteerId, {
          event: 'offered_team',
          title: `派给“${name}”一张单`.slice(0, 30),
          text: `${within}内，队里谁能去谁领。都去不了，请队长说一声，好找别人。`,
          at: row.since,
        })
      }
    })
  }
}

/** 派给队伍: whoever of the team can, claims; the leader may say no for all. */
export async function dispatchToTeam(
  { teamId, note, ...seen }: Input<'dispatchToTeam'>,
  caller: Caller,
): Promise<Output<'dispatchToTeam'>> {
  const team = await teamFor(teamId)
  const order = await deskStep(seen, caller, async (row, moment) => {
    const why = team && row.reach.includes(team.organiserId) ? whyNot(row, team) : '不是管这张单的站里的队伍'
    if (!team || why) {
      throw new AppError('invalid_input', 'not this team', { teamId: `${why}，换一支队伍。` })
    }
    const skilled = isSkilled(row, team.skills)
    const offeredTo = { kind: 'team', id: teamId, name: team.name, skilled } as const
    const move = { event: 'dispatch', note: note || team.name, patch: { offeredTo } } as const
    return stepBy(row, staffActor(caller), caller, move, moment)
  })
  const row = await store.find(seen.orderId)
  if (team && row?.state === 'offered' && row.offeredTo?.id === teamId) await tellMembers(row, team)
  return order
}

/** Who answers for an offer: the volunteer, or whoever leads the team now; null: the team has nobody. */
export async function answererOf(
  offeredTo: NonNullable<store.OrderRow['offeredTo']>,
): Promise<string | null> {
  return offeredTo.kind === 'team' ? ((await teamFor(offeredTo.id))?.leaderId ?? null) : offeredTo.id
}

/** Who may say no to an offer: the volunteer, or the leader of the team. */
export async function demandMayDecline(row: store.OrderRow, me: Volunteer): Promise<void> {
  const { offeredTo } = row
  if (!offeredTo || (await answererOf(offeredTo)) === me.volunteerId) return
  throw new AppError('not_allowed', 'not the leader', {
    '': '派给队伍的单子，由队长来说去不了。您去不了，不用管它。',
  })
}
