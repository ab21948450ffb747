import type { Grant } from '../../cloudfunctions/_common/grants'
import type { Stage, StoryAction } from '../../cloudfunctions/stories/contract'
import * as moves from '../../cloudfunctions/stories/review/moves'
import { isRefusal, type Refusal, rightTo } from '../../cloudfunctions/stories/review/people'
import { type Asked, whyNot } from '../../cloudfunctions/stories/review/rules'
import { type Actor, FRESH, type Moment, type Standing } from '../../cloudfunctions/stories/review/standing'

/** A story's way in memory: the very rules and moves of the server, without one. */

export const NOON = '2026-03-02T04:00:00.000Z'

export const somebody = (personId: string, ...roles: Grant['role'][]): Actor => ({
  personId,
  grants: roles.map((role) => ({ role, units: '*', columns: '*' })),
  absent: [],
})

/** A story by `author`, not handed in yet. */
export const aStanding = (author: string, changes: Partial<Standing> = {}): Standing => ({
  ...FRESH,
  revision: 1,
  unitId: 'media-centre',
  columnId: 'news',
  createdBy: author,
  textBy: [author],
  ...changes,
})

export interface Doing {
  readonly hash: string
  readonly at?: string
  readonly stage?: Stage
  readonly readAloud?: boolean
  readonly important?: boolean
  readonly mentor?: { personId: string; name: string } | null
}

type Move = (standing: Standing, moment: Moment, doing: Doing) => Partial<Standing>

const REASONS = '第三段写得不清楚'
const mark: Move = ({ review, task, revision }, { by, at }) => ({
  review: review && {
    ...review,
    marks: [
      ...review.marks,
      {
        markId: `m${review.marks.length}`,
        stage: task as Stage,
        round: review.round,
        revision,
        by,
        at,
        block: 0,
        from: 0,
        to: 1,
        quote: '路',
        note: '',
      },
    ],
  },
})

const MOVES: Readonly<Record<StoryAction, Move>> = {
  edit: (standing, moment) => ({ revision: standing.revision + 1, ...moves.edited(standing, moment) }),
  submit: (standing, moment, { important = false, mentor = null }) =>
    moves.submitted(standing, moment, { urgent: false, important, mentor }),
  withdraw: moves.withdrawn,
  passOn: moves.passedOn,
  sendBack: (standing, moment) => moves.sentBack(standing, moment, REASONS),
  claimStage: moves.claimed,
  releaseStage: (standing, moment) => moves.released(standing, moment, 'releaseStage'),
  passStage: (standing, moment, { readAloud = true }) =>
    moves.passed(standing, moment, { note: '', readAloud }),
  returnStory: (standing, moment) => moves.returned(standing, moment, REASONS),
  rejectStory: (standing, moment) => moves.rejected(standing, moment, REASONS),
  mark,
  sign: moves.signed,
  publish: (standing, moment) => moves.published(standing, moment, 'publish'),
  correct: (standing, moment) => moves.published(standing, moment, 'correct'),
  update: (standing, moment) => moves.published(standing, moment, 'update'),
  schedule: (standing, moment) =>
    moves.releasing(standing, moment, 'schedule', releaseAt('schedule', moment)),
  unschedule: (standing, moment) => moves.releasing(standing, moment, 'unschedule', null),
  embargo: (standing, moment) => moves.releasing(standing, moment, 'embargo', releaseAt('embargo', moment)),
  takeDown: (standing, moment) => moves.takenDown(standing, moment, REASONS),
  kill: (standing, moment) => moves.killed(standing, moment, REASONS),
  reopen: moves.reopened,
}

const HOUR_MS = 3_600_000
const releaseAt = (kind: 'schedule' | 'embargo', { by, at }: Moment) => ({
  kind,
  at: new Date(Date.parse(at) + HOUR_MS).toISOString(),
  by,
  correction: null,
  channels: [],
})

/** Tries one move, as the server does: asks the rule, then moves. */
export function attempt(
  action: StoryAction,
  standing: Standing,
  actor: Actor,
  doing: Doing,
): { standing: Standing; on: string | null } | Refusal {
  const at = doing.at ?? NOON
  const asked: Asked = { at, hash: doing.hash, stage: doing.stage, readAloud: doing.readAloud ?? true }
  const refused = whyNot(action, standing, actor, asked)
  if (refused) return refused
  const { task } = standing
  const right = task === null || task === 'mentor' ? null : rightTo(standing, actor, task)
  const on = right && !isRefusal(right) ? right.on : null
  const { personId } = actor
  const by = { personId, name: personId }
  const moment: Moment = { by, label: '', on, at, hash: doing.hash, formsHash: '' }
  return { standing: { ...standing, ...MOVES[action](standing, moment, doing) }, on: on?.personId ?? null }
}

/** The same, where it must go. */
export function move(action: StoryAction, standing: Standing, actor: Actor, doing: Doing): Standing {
  const done = attempt(action, standing, actor, doing)
  if ('why' in done) throw new Error(`${action}: ${done.why}`)
  return done.standing
}

/** The sentence with which it is refused; null when it goes. */
export function refusedWith(
  action: StoryAction,
  standing: Standing,
  actor: Actor,
  doing: Doing,
): string | null {
  const done = attempt(action, standing, actor, doing)
  return 'why' in done ? done.why : null
}
