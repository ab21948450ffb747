import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { beyondOf, encodeCursor } from '../_server/paging'
import { delegateOf } from './acting'
import { hashOf } from './content-hash'
import { type DeskRow, type Person, STAGE_ROLES, STAGES, STORY_ACTIONS } from './contract'
import { SIGNERS } from './machine'
import { isRefusal, rightTo } from './review/people'
import { CEILINGS } from './review/profiles'
import { whyNot } from './review/rules'
import type { Actor, Standing, Task } from './review/standing'
import { requireRead } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'
import * as reviews from './store/reviews'

const PAGE = 20
/** Somebody who may do little of what waits gets a short page rather than a long wait. */
const ROUNDS = 5

/** What somebody with these grants, or those of the absent, could be asked to do. */
function tasksOf(actor: Actor): Task[] {
  const roles = [...actor.grants, ...actor.absent.flatMap(({ grants }) => grants)].map(({ role }) => role)
  const stages: Task[] = STAGES.filter((stage) => roles.includes(STAGE_ROLES[stage]))
  return SIGNERS.some((role) => roles.includes(role)) ? [...stages, 'sign'] : stages
}

type Search = (after: string | null, limit: number) => Promise<reviews.DeskStory[]>

function searches(list: 'held' | 'waiting', actor: Actor): Search[] {
  if (list === 'waiting') {
    return tasksOf(actor).map((task) => (after, limit) => reviews.waitingFor(task, after, limit))
  }
  const holders = [actor.personId, ...actor.absent.map(({ person }) => person.personId)]
  return [...new Set(holders)].map((personId) => (after, limit) => reviews.heldBy(personId, after, limit))
}

/** In whose right the actor may do what a story waits for; undefined: not at all. */
function rightOf(story: reviews.DeskStory, actor: Actor): Person | null | undefined {
  const { task } = story
  if (task === null) return undefined
  if (task === 'mentor') return story.heldBy === actor.personId ? null : undefined
  // the desk's rows carry all that a right to a task depends on
  const right = rightTo(story as unknown as Standing, actor, task)
  return isRefusal(right) ? undefined : right.on
}

function deskRow(story: reviews.DeskStory, on: Person | null): DeskRow {
  const { _id, task, review, heldBy, heldByName, ...row } = story
  return {
    ...row,
    storyId: _id,
    task: task ?? 'sign',
    important: review?.important ?? false,
    round: review?.round ?? 0,
    submittedAt: review?.submittedAt ?? row.dueAt ?? instant(),
    heldBy: heldBy === null ? null : { personId: heldBy, name: heldByName },
    on,
  }
}

/** 审稿台 */
export async function reviewDesk(
  { list, cursor }: Input<'reviewDesk'>,
  caller: Caller,
): Promise<Output<'reviewDesk'>> {
  const actor = await delegateOf(caller, instant())
  const looks = searches(list, actor)
  const rows: { row: DeskRow; clock: string }[] = []
  let place = beyondOf(cursor)
  let ended = looks.length === 0
  for (let round = 0; round < ROUNDS && !ended && rows.length <= PAGE; round++) {
    const found = (await Promise.all(looks.map((look) => look(place, PAGE + 1)))).flat()
    const ordered = found.sort((a, b) => ((a.clock ?? '') < (b.clock ?? '') ? -1 : 1)).slice(0, PAGE + 1)
    for (const story of ordered) {
      const on = rightOf(story, actor)
      if (on !== undefined) rows.push({ row: deskRow(story, on), clock: story.clock ?? '' })
    }
    place = ordered.at(-1)?.clock ?? place
    ended = ordered.length <= PAGE
  }
  const page = rows.slice(0, PAGE)
  const goesOnAt = rows.length > PAGE ? page.at(-1)?.clock : ended ? undefined : place
  return { rows: page.map(({ row }) => row), nextCursor: goesOnAt ? encodeCursor([goesOnAt]) : null }
}

export async function reviewState(
  { storyId }: Input<'reviewState'>,
  caller: Caller,
): Promise<Output<'reviewState'>> {
  const row = await store.demand(storyId)
  const at = instant()
  const actor = await delegateOf(caller, at)
  requireRead(caller, row, actor)
  const hash = hashOf(row)
  const { state, work, revision, review, task, dueAt, signature, imported, release } = row
  return {
    storyId,
    state,
    work,
    revision,
    hash,
    review,
    stage: task === 'sign' || task === 'mentor' ? null : task,
    heldBy: row.heldBy === null ? null : { personId: row.heldBy, name: row.heldByName },
    dueAt,
    signature,
    release: release && { kind: release.kind, at: release.at, by: release.by },
    imported,
    ceilings: CEILINGS,
    history: [...row.history].reverse(),
    actions: STORY_ACTIONS.map((action) => ({
      action,
      why: whyNot(action, row, actor, { at, hash })?.why ?? null,
    })),
  }
}
