import { type Moved, type Person, type Review, STAGE_LABELS, type Stage, type StageRecord } from '../contract'
import { storyMachine, type WorkEvent, workMachine } from '../machine'
import { CEILINGS, mentorMinutes, minutesFor, profileFor, signMinutes } from './profiles'
import type { Moment, ReleaseRow, Standing, Task } from './standing'

/**
 * Each move of a story as a pure step: what stands differently afterwards. Whether somebody may is asked in `rules.ts`
 * first; the machine refuses what is out of order even then.
 */
type Change = Partial<Standing>

/** So long a story's way is kept on it; the audit chain keeps all of it. */
const HISTORY = 200

const later = (at: string, minutes: number): string =>
  new Date(new Date(at).getTime() + minutes * 60_000).toISOString()

const stageOf = ({ task }: Standing): Stage | null =>
  task === null || task === 'sign' || task === 'mentor' ? null : task

/** The move, written down. */
function noted(
  standing: Standing,
  moment: Moment,
  event: string,
  more: Partial<Pick<Moved, 'reasons' | 'errors' | 'voided' | 'round'>> = {},
): Pick<Standing, 'history'> {
  const line: Moved = {
    event,
    by: moment.by,
    on: moment.on,
    at: moment.at,
    round: standing.review?.round ?? 0,
    stage: stageOf(standing),
    reasons: '',
    errors: null,
    voided: [],
    ...more,
  }
  return { history: [...standing.history, line].slice(-HISTORY) }
}

const NOBODY = { heldBy: null, heldByName: '', heldOn: null, heldUntil: null } as const
const RESTING = { ...NOBODY, task: null, dueAt: null } as const

const waitsFor = (task: Task, minutes: number, at: string) => ({ ...NOBODY, task, dueAt: later(at, minutes) })

const waiting = (stage: Stage, urgent: boolean): StageRecord => ({
  stage,
  outcome: 'waiting',
  by: null,
  label: '',
  on: null,
  at: null,
  reasons: '',
  errors: 0,
  hash: null,
  readAloud: false,
  minutes: minutesFor(stage, urgent),
  voidedBy: null,
})

/** The first stage that has not passed, or the sign-off. */
function nextTask(review: Review, at: string) {
  const next = review.stages.find(({ outcome }) => outcome === 'waiting')
  return next ? waitsFor(next.stage, next.minutes, at) : waitsFor('sign', signMinutes(review.urgent), at)
}

export function submitted(
  standing: Standing,
  moment: Moment,
  { urgent, important, mentor }: { urgent: boolean; important: boolean; mentor: Person | null },
): Change {
  const profile = profileFor(standing)
  const review: Review = {
    round: (standing.review?.round ?? 0) + 1,
    profileId: profile.profileId,
    profileName: profile.name,
    urgent,
    important: important || profile.important,
    submittedBy: moment.by,
    submittedAt: moment.at,
    stages: profile.stages.map((stage) => waiting(stage, urgent)),
    marks: standing.review?.marks ?? [],
  }
  const event = mentor ? 'submitToMentor' : 'submit'
  const task = mentor
    ? {
        ...waitsFor('mentor', mentorMinutes(urgent), moment.at),
        heldBy: mentor.personId,
        heldByName: mentor.name,
      }
    : nextTask(review, moment.at)
  return {
    work: workMachine.next(standing.work, event),
    review,
    urgent,
    ...task,
    ...noted(standing, moment, event, { round: review.round }),
  }
}

export function passedOn(standing: Standing, moment: Moment): Change {
  const review = demandReview(standing)
  return {
    work: workMachine.next(standing.work, 'passOn'),
    ...nextTask(review, moment.at),
    ...noted(standing, moment, 'passOn'),
  }
}

/** Back to its author, with what is to be done. */
export function sentBack(standing: Standing, moment: Moment, reasons: string): Change {
  return {
    work: workMachine.next(standing.work, 'sendBack'),
    ...RESTING,
    ...noted(standing, moment, 'sendBack', { reasons }),
  }
}

export function claimed(standing: Standing, moment: Moment): Change {
  const minutes = demandReview(standing).stages.find(({ stage }) => stage === standing.task)?.minutes ?? 0
  const ends = later(moment.at, minutes)
  return {
    work: workMachine.next(standing.work, 'claimStage'),
    heldBy: moment.by.personId,
    heldByName: moment.by.name,
    heldOn: moment.on,
    heldUntil: standing.dueAt !== null && standing.dueAt > ends ? standing.dueAt : ends,
    ...noted(standing, moment, 'claimStage'),
  }
}

export function released(standing: Standing, moment: Moment, event: 'releaseStage' | 'claimLapsed'): Change {
  return {
    work: workMachine.next(standing.work, 'releaseStage'),
    ...NOBODY,
    ...noted(standing, moment, event),
  }
}

/** The present stage with its outcome. */
function closed(
  standing: Standing,
  moment: Moment,
  outcome: 'passed' | 'returned' | 'rejected',
  said: { reasons: string; readAloud?: boolean },
): { review: Review; holders: Standing['holders']; errors: number } {
  const review = demandReview(standing)
  const stage = stageOf(standing)
  const errors = errorsOf(standing)
  const done: Partial<StageRecord> = {
    outcome,
    by: moment.by,
    label: moment.label,
    on: moment.on,
    at: moment.at,
    reasons: said.reasons,
    errors,
    hash: moment.hash,
    readAloud: said.readAloud ?? false,
  }
  const people = [moment.by, ...(moment.on ? [moment.on] : [])]
  return {
    review: {
      ...review,
      stages: review.stages.map((record) => (record.stage === stage ? { ...record, ...done } : record)),
    },
    holders: stage
      ? [...standing.holders, ...people.map(({ personId }) => ({ stage, personId }))]
      : standing.holders,
    errors,
  }
}

/** Errors marked at the present stage of this round. */
export const errorsOf = ({ review, task }: Standing): number =>
  review?.marks.filter(({ stage, round }) => stage === task && round === review.round).length ?? 0

/** 通过; with more errors than the stage allows the story goes back instead. */
export function passed(
  standing: Standing,
  moment: Moment,
  { note, readAloud }: { note: string; readAloud: boolean },
): Change {
  const stage = stageOf(standing)
  const errors = errorsOf(standing)
  const ceiling = stage ? CEILINGS[stage] : 0
  if (stage && errors > ceiling) {
    const found = `${STAGE_LABELS[stage]}标出 ${errors} 处差错，超过 ${ceiling} 处，退回修改。`
    return returned(standing, moment, note ? `${found}${note}` : found)
  }
  const { review, holders } = closed(standing, moment, 'passed', { reasons: note, readAloud })
  const task = nextTask(review, moment.at)
  const event: WorkEvent = task.task === 'sign' ? 'passLastStage' : 'passStage'
  return {
    work: workMachine.next(standing.work, event),
    review,
    holders,
    ...task,
    ...noted(standing, moment, 'passStage', { reasons: note, errors }),
  }
}

export function returned(standing: Standing, moment: Moment, reasons: string): Change {
  const { review, holders, errors } = closed(standing, moment, 'returned', { reasons })
  return {
    work: workMachine.next(standing.work, 'returnStory'),
    review,
    holders,
    ...RESTING,
    ...noted(standing, moment, 'returnStory', { reasons, errors }),
  }
}

export function rejected(standing: Standing, moment: Moment, reasons: string): Change {
  const { review, holders, errors } = closed(standing, moment, 'rejected', { reasons })
  return {
    work: workMachine.next(standing.work, 'rejectStory'),
    review,
    holders,
    ...RESTING,
    ...noted(standing, moment, 'rejectStory', { reasons, errors }),
  }
}

/** A release that ends with the signature it was for; an embargo stays. */
const withoutSchedule = ({ release }: Standing) => ({
  release: release?.kind === 'schedule' ? null : release,
})

export function withdrawn(standing: Standing, moment: Moment): Change {
  return {
    work: workMachine.next(standing.work, 'withdraw'),
    signature: null,
    ...RESTING,
    ...withoutSchedule(standing),
    ...noted(standing, moment, 'withdraw'),
  }
}

/** 移交: what the author of an ended account had not handed in is the mentor's to go on with. */
export const handedOver = (standing: Standing, moment: Moment, to: Person): Change => ({
  heldBy: to.personId,
  heldByName: to.name,
  ...noted(standing, moment, 'handOver', { reasons: `移交给${to.name}` }),
})

export const reopened = (standing: Standing, moment: Moment): Change => ({
  work: workMachine.next(standing.work, 'reopen'),
  ...noted(standing, moment, 'reopen'),
})

/** 改一字，前功尽弃: a changed text voids every pass and the signature; in the midst of a review it begins again. */
export function edited(standing: Standing, moment: Moment): Change {
  const { review, work } = standing
  const who = moment.by.personId
  const textBy = standing.textBy.includes(who) ? standing.textBy : [...standing.textBy, who]
  const voided = review?.stages.filter(({ outcome }) => outcome === 'passed').map(({ stage }) => stage) ?? []
  const history = voided.length > 0 || work === 'in_review' ? noted(standing, moment, 'edit', { voided }) : {}
  const base = { textBy, signature: null, ...withoutSchedule(standing), ...history }
  if (work === 'in_review' && review) {
    const stages = review.stages.map(({ stage }) => waiting(stage, review.urgent))
    const again = { ...review, round: review.round + 1, stages }
    const next = workMachine.next(work, 'editInReview')
    return { ...base, work: next, review: again, ...nextTask(again, moment.at) }
  }
  const stages = review?.stages.map((record) =>
    record.outcome === 'passed' ? { ...record, outcome: 'voided' as const, voidedBy: moment.by } : record,
  )
  const kept = review && stages ? { review: { ...review, stages } } : {}
  if (work === 'returned') return { ...base, ...kept }
  return {
    ...base,
    ...kept,
    work: workMachine.next(work, work === 'with_mentor' ? 'editWithMentor' : 'edit'),
  }
}

export function signed(standing: Standing, moment: Moment): Change {
  const { by, on, label, at, hash, formsHash } = moment
  return {
    work: workMachine.next(standing.work, 'sign'),
    signature: { hash, formsHash, revision: standing.revision, by, on, label, at },
    ...RESTING,
    ...noted(standing, moment, 'sign'),
  }
}

export function published(
  standing: Standing,
  moment: Moment,
  event: 'publish' | 'correct' | 'update',
): Change {
  return {
    state: storyMachine.next(standing.state, event),
    work: workMachine.next(standing.work, 'publish'),
    publishedRevision: standing.revision,
    publishedHash: moment.hash,
    release: null,
    holders: [],
    ...noted(standing, moment, event),
  }
}

export const takenDown = (standing: Standing, moment: Moment, reasons: string): Change => ({
  state: storyMachine.next(standing.state, 'takeDown'),
  // what was taken from readers does not come back by itself
  release: null,
  ...noted(standing, moment, 'takeDown', { reasons }),
})

export const killed = (standing: Standing, moment: Moment, reasons: string): Change => ({
  state: storyMachine.next(standing.state, 'kill'),
  release: null,
  ...RESTING,
  ...noted(standing, moment, 'kill', { reasons }),
})

export const releasing = (
  standing: Standing,
  moment: Moment,
  event: 'schedule' | 'unschedule' | 'embargo' | 'releaseFailed',
  release: ReleaseRow | null,
  reasons = '',
): Change => ({ release, ...noted(standing, moment, event, { reasons: release?.at ?? reasons }) })

function demandReview({ review }: Standing): Review {
  if (!review) throw new Error('no review')
  return review
}
