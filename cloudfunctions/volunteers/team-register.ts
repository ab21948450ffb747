import { TEAM_LIMITS } from '../../site/volunteers'
import * as store from './store'

/** What the other domains know of a team. */
export interface TeamFacts {
  readonly teamId: string
  readonly name: string
  readonly organiserId: string
  readonly skills: readonly string[]
  /** Null: the team has none now. */
  readonly leaderId: string | null
  readonly memberIds: readonly string[]
}

const factsOf = (row: store.TeamRow): TeamFacts => ({
  teamId: row._id,
  name: row.name,
  organiserId: row.organiser.id,
  skills: row.skills,
  leaderId: row.leader?.volunteerId ?? null,
  memberIds: row.members.map(({ volunteerId }) => volunteerId),
})

/** A team that is there; null when there is none or it was disbanded. */
export async function teamFor(teamId: string): Promise<TeamFacts | null> {
  const row = await store.team(teamId)
  return row && row.state !== 'disbanded' ? factsOf(row) : null
}

/** The teams of some stations, newest first, at most `limit`. */
export async function teamsAt(stationIds: readonly string[], limit: number): Promise<TeamFacts[]> {
  return (await store.teamsStanding(stationIds, limit)).map(factsOf)
}

/** The teams that somebody leads now: the ids of a few. */
export async function teamsLedBy(volunteerId: string): Promise<string[]> {
  const own = await store.teamsWith('members', volunteerId, TEAM_LIMITS.each)
  return own.filter(({ leader }) => leader?.volunteerId === volunteerId).map(({ _id }) => _id)
}
