import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Cursor, Id, Instant, line, paragraphs } from '../../_common/fields'
import { ORGANISERS, TEAM_STATES } from '../machine'
import { Organiser, Reason, Someone } from './shared'

/** 队伍, as anyone may read it: how many, never who. */
export const Team = z.object({
  teamId: Id,
  /** The station that answers for it. */
  organiser: Organiser,
  name: z.string(),
  what: z.string(),
  skills: z.array(z.string()),
  state: z.enum(TEAM_STATES),
  members: z.int(),
  /** Why it was disbanded; '' while it is not. */
  reason: z.string(),
  revision: z.int(),
})
export type Team = z.infer<typeof Team>

/** 要入队的人, and what they say of themselves. */
const Ask = z.object({ ...Someone.shape, words: z.string(), at: Instant })

/** Where the caller stands in a team. */
export const TEAM_PARTS = ['none', 'asked', 'member', 'leader'] as const

/** A team from the inside: names only for its members and its station, who asks only for the leader and the station. */
const TeamInside = z.object({
  team: Team,
  part: z.enum(TEAM_PARTS),
  /** Null: the team waits for a new leader, or the caller is not one of it. */
  leader: z.nullable(Someone),
  members: z.array(Someone),
  asks: z.array(Ask),
})
export type TeamInside = z.infer<typeof TeamInside>

const One = z.object({ teamId: Id })
const Content = {
  name: line(20, 2, '队名写 2 到 20 个字'),
  what: paragraphs(200, 4, '写四个字以上：这支队伍做什么'),
  skills: z.array(Id).check(z.maxLength(14)),
}
const byStation = { roles: ORGANISERS, effect: 'write', subject: 'teamId' } as const
const byVolunteer = { roles: ['resident'], effect: 'write', subject: 'teamId' } as const
/** By the leader, or by the station in the leader's place. */
const byEither = { roles: ['resident', ...ORGANISERS], effect: 'write', subject: 'teamId' } as const
const Listed = z.object({ teams: z.array(Team), nextCursor: z.nullable(z.string()) })

export const teams = {
  /** 招队员的队伍 */
  openTeams: {
    roles: ['visitor'],
    effect: 'read',
    input: z.object({ cursor: z.optional(Cursor) }),
    output: Listed,
  },
  /** 我的队伍: those I am in and those I asked. */
  myTeams: {
    roles: ['resident'],
    effect: 'read',
    input: z.object({}),
    output: z.object({ teams: z.array(z.object({ team: Team, part: z.enum(TEAM_PARTS) })) }),
  },
  myTeam: { roles: ['resident'], effect: 'read', input: One, output: TeamInside },
  /** 申请入队: the leader or the station decides. */
  joinTeam: {
    ...byVolunteer,
    input: z.object({ teamId: Id, words: line(100) }),
    output: TeamInside,
  },
  /** 退队, or take the asking back. Whose team has no leader then is told to the station. */
  leaveTeam: { ...byVolunteer, input: One, output: TeamInside },
  decideAsk: {
    ...byEither,
    input: z.object({ teamId: Id, volunteerId: Id, accept: z.boolean(), words: line(100) }),
    output: TeamInside,
  },
  /** 请出队伍, with a reason that this person reads. */
  removeMember: {
    ...byEither,
    input: z.object({ teamId: Id, volunteerId: Id, reason: Reason }),
    output: TeamInside,
  },
  /** 建队, with a leader from the roster, who is a member by that. */
  openTeam: {
    ...byStation,
    input: z.object({ organiserId: Id, leaderId: Id, ...Content }),
    output: TeamInside,
  },
  changeTeam: {
    ...byStation,
    input: z.object({ teamId: Id, revision: z.int(), ...Content }),
    output: TeamInside,
  },
  /** 换队长: one of the members. */
  setLeader: { ...byStation, input: z.object({ teamId: Id, volunteerId: Id }), output: TeamInside },
  setRecruiting: {
    ...byStation,
    input: z.object({ teamId: Id, recruiting: z.boolean() }),
    output: TeamInside,
  },
  /** 解散, with a reason that its members read. */
  disbandTeam: { ...byStation, input: z.object({ teamId: Id, reason: Reason }), output: TeamInside },
  /** 本站的队伍, newest first. */
  teams: {
    roles: ORGANISERS,
    effect: 'read',
    /** Without an organiser: of all stations that the caller speaks for. */
    input: z.object({ organiserId: z.optional(Id), cursor: z.optional(Cursor) }),
    output: Listed,
  },
  team: { roles: ORGANISERS, effect: 'read', input: One, output: TeamInside },
} satisfies Actions
