import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant, instantAfter } from '../_server/clock'
import { newId } from '../_server/ids'
import { contentOf } from './content'
import { LOCK, type Lock } from './contract'
import { requireTouch } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'
import * as locks from './store/locks'

const holds = (lock: locks.LockRow | null, at: string): lock is locks.LockRow =>
  lock !== null && lock.expiresAt > at

/** The refusal that names who writes; browsers know it by its field. */
const lockedBy = (lock: locks.LockRow) =>
  new AppError('wrong_state', `story ${lock._id} is locked`, {
    lock: `${lock.holder.name}正在写这篇，等对方写完，或者点“接手”。`,
  })

/** Refuses to change a story's words while somebody else writes it. Inside the transaction that changes them. */
export async function requireLock(
  transaction: store.Transaction,
  storyId: string,
  caller: Caller,
): Promise<void> {
  const lock = await locks.lockWithin(transaction, storyId)
  if (holds(lock, instant()) && lock.holder.personId !== caller.personId) throw lockedBy(lock)
}

async function touchable(storyId: string, caller: Caller): Promise<store.StoryRow> {
  const row = await store.demand(storyId)
  requireTouch(caller, row)
  return row
}

async function said(row: store.StoryRow, lock: locks.LockRow | null, caller: Caller): Promise<Lock> {
  const held = holds(lock, instant()) ? lock : null
  const left = await locks.leftOf(row._id)
  return {
    holder: held?.holder ?? null,
    mine: held?.holder.personId === caller.personId,
    since: held?.since ?? null,
    typedAt: held?.typedAt ?? null,
    takenOver:
      held?.lostBy?.personId === caller.personId ? { byName: held.holder.name, at: held.since } : null,
    revision: row.revision,
    left: left.map(({ _id, by, at }) => ({ leftId: _id, byName: by.name, at })),
  }
}

async function take(storyId: string, caller: Caller, alsoFromOthers: boolean): Promise<Lock> {
  await touchable(storyId, caller)
  const personId = caller.personId ?? ''
  const at = instant()
  const expiresAt = instantAfter(LOCK.livesMs)
  const now = await locks.moveLock(storyId, (held) => {
    const theirs = holds(held, at) && held.holder.personId !== personId
    if (theirs && !alsoFromOthers) return held
    if (holds(held, at) && !theirs) return { ...held, expiresAt }
    return {
      _id: storyId,
      holder: { personId, name: caller.name },
      since: at,
      typedAt: null,
      expiresAt,
      lostBy: theirs ? { personId: held.holder.personId } : null,
    }
  })
  // the story after the lock: whatever the one before saved is in it
  return said(await store.demand(storyId), now, caller)
}

export const lock = ({ storyId }: Input<'lock'>, caller: Caller): Promise<Output<'lock'>> =>
  take(storyId, caller, false)

export const takeOver = ({ storyId }: Input<'takeOver'>, caller: Caller): Promise<Output<'takeOver'>> =>
  take(storyId, caller, true)

export async function keepLock(
  { storyId, idleMs }: Input<'keepLock'>,
  caller: Caller,
): Promise<Output<'keepLock'>> {
  const row = await touchable(storyId, caller)
  const held = await locks.lockOf(storyId)
  // an ended lock stays ended: whoever comes back after a while asks for it anew, and meets who has it by then
  if (!holds(held, instant()) || held.holder.personId !== caller.personId) return said(row, held, caller)
  const renewed = await locks.renewLock(storyId, caller.personId, {
    expiresAt: instantAfter(LOCK.livesMs),
    ...(idleMs === null ? {} : { typedAt: instantAfter(-idleMs) }),
  })
  return said(row, renewed ?? (await locks.lockOf(storyId)), caller)
}

export async function unlock({ storyId }: Input<'unlock'>, caller: Caller): Promise<Output<'unlock'>> {
  await locks.endLock(storyId, caller.personId ?? '')
  return {}
}

export async function leaveWords(
  { storyId, revision, content }: Input<'leaveWords'>,
  caller: Caller,
): Promise<Output<'leaveWords'>> {
  await touchable(storyId, caller)
  await locks.leave({
    _id: newId(caller, 'left'),
    storyId,
    revision,
    content: contentOf(content),
    by: { personId: caller.personId ?? '', name: caller.name },
    at: instant(),
    outcome: 'open',
    settledBy: null,
    settledAt: null,
  })
  return {}
}

/** Those of this story only: the id comes from outside. */
async function demandLeft(storyId: string, leftId: string, caller: Caller): Promise<locks.LeftRow> {
  await touchable(storyId, caller)
  const row = await locks.demandLeft(leftId)
  if (row.storyId !== storyId) throw new AppError('not_found', `${leftId} is of another story`)
  return row
}

export async function leftWords(
  { storyId, leftId }: Input<'leftWords'>,
  caller: Caller,
): Promise<Output<'leftWords'>> {
  const { by, at, content, revision } = await demandLeft(storyId, leftId, caller)
  return { leftId, byName: by.name, at, content, base: await locks.contentAt(storyId, revision) }
}

export async function settleWords(
  { storyId, leftId, outcome }: Input<'settleWords'>,
  caller: Caller,
): Promise<Output<'settleWords'>> {
  await demandLeft(storyId, leftId, caller)
  const settledBy = { personId: caller.personId ?? '', name: caller.name }
  const isSettled = await locks.settleLeft(leftId, { outcome, settledBy, settledAt: instant() })
  if (!isSettled) {
    throw new AppError('wrong_state', `${leftId} is settled`, { '': '这几个字已经有人处理过了。' })
  }
  return {}
}
