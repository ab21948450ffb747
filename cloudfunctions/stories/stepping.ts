import type { StaffRole } from '../_common/contract'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { actorOf, changedMeanwhile, delegateOf, momentOf, refusing } from './acting'
import { storyOf } from './content'
import { hashOf } from './content-hash'
import { type Person, STAGE_ROLES, type Story, type StoryAction } from './contract'
import { isRefusal, rightTo } from './review/people'
import { type Asked, whyNot } from './review/rules'
import type { Actor, Moment, Standing } from './review/standing'
import { movedRow } from './rows'
import * as store from './store'
import { tell } from './telling'

interface Wanted {
  readonly storyId: string
  /** The revision the caller looked at; left out where it does not matter. */
  readonly revision?: number
}

/** The role in which somebody does the present task of a story. */
export function roleAt({ task }: Standing, { roles }: Caller): StaffRole {
  if (task !== null && task !== 'sign' && task !== 'mentor') return STAGE_ROLES[task]
  if (task === 'sign') return roles.includes('final_reviewer') ? 'final_reviewer' : 'commander'
  return (roles.find((role) => role !== 'visitor' && role !== 'resident') as StaffRole) ?? 'reporter'
}

/** For whom the task is done: null, or somebody who is away. */
export function onBehalf(row: store.StoryRow, actor: Actor): Person | null {
  if (row.task === null || row.task === 'mentor') return null
  const right = rightTo(row, actor, row.task)
  return isRefusal(right) ? null : right.on
}

/** What the caller may do this as: in the own right, or, when that is refused, as a delegate; or throws why not. */
export async function allow(
  action: StoryAction,
  row: store.StoryRow,
  caller: Caller,
  asked: Asked,
): Promise<Actor> {
  const own = actorOf(caller)
  const refused = whyNot(action, row, own, asked)
  if (!refused) return own
  const delegate = refused.code === 'not_allowed' ? await delegateOf(caller, asked.at) : own
  if (delegate.absent.length > 0 && !whyNot(action, row, delegate, asked)) return delegate
  throw refusing(refused, `${action} of story ${row._id}`)
}

/**
 * One move of a story: whether the caller may is decided on what the story is at that moment, in the transaction that
 * moves it. Of two at once, one meets the other's; a tap that has been here before changes nothing.
 */
export function step(
  action: StoryAction,
  { storyId, revision }: Wanted,
  caller: Caller,
  next: (row: store.StoryRow, moment: Moment) => Partial<store.StoryRow>,
  more: Omit<Asked, 'at' | 'hash'> = {},
): Promise<Story> {
  return store.withStory(storyId, async (row, transaction) => {
    if (!row) throw new AppError('not_found', `story ${storyId}`)
    if (row.lastTap === caller.requestId) return storyOf(row)
    if (revision !== undefined && row.revision !== revision) throw changedMeanwhile(storyId)
    const at = instant()
    const hash = hashOf(row)
    const actor = await allow(action, row, caller, { at, hash, ...more })
    const moment = momentOf(caller, { at, hash, role: roleAt(row, caller), on: onBehalf(row, actor) })
    const changed = movedRow(row, caller, at, next(row, moment))
    await store.putMovedWithin(transaction, changed)
    if (changed.history !== row.history)
      await tell(transaction, changed, { by: moment.by, at, event: action })
    return storyOf(changed)
  })
}
