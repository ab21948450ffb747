import { type Row, table, transact } from '../../_server/db'
import type { StoryContent } from '../contract'
import type { Transaction, VersionRow } from '.'

interface LockRow extends Row {
  readonly holder: { readonly personId: string; readonly name: string }
  readonly since: string
  readonly typedAt: string | null
  /** Over at this time unless it is renewed. */
  readonly expiresAt: string
  /** Whom the holder took it from. */
  readonly lostBy: { readonly personId: string } | null
}

export type { LockRow }

export interface LeftRow extends Row {
  readonly storyId: string
  readonly revision: number
  readonly content: StoryContent
  readonly by: { readonly personId: string; readonly name: string }
  readonly at: string
  readonly outcome: 'open' | 'taken' | 'dropped'
  readonly settledBy: { readonly personId: string; readonly name: string } | null
  readonly settledAt: string | null
}

const locks = table<LockRow>('locks')
const left = table<LeftRow>('left-words')
const versions = table<VersionRow>('versions')

export const lockOf = (storyId: string) => locks.get(storyId)

export async function lockWithin(transaction: Transaction, storyId: string): Promise<LockRow | null> {
  return (await transaction.collection('locks').doc(storyId).get()).data as LockRow | null
}

/** Puts what `next` makes of the lock; of two at once, one meets the other's. */
export function moveLock(
  storyId: string,
  next: (lock: LockRow | null) => LockRow | null,
): Promise<LockRow | null> {
  return transact(async (transaction) => {
    const held = await lockWithin(transaction, storyId)
    const wanted = next(held)
    if (wanted === null || wanted === held) return held
    const { _id, ...row } = wanted
    await transaction.collection('locks').doc(_id).set(row)
    return wanted
  })
}

export const renewLock = (storyId: string, personId: string, patch: Partial<LockRow>) =>
  locks.changed(storyId, { 'holder.personId': personId }, patch)

export const endLock = (storyId: string, personId: string) =>
  locks.removeWhere({ _id: storyId, 'holder.personId': personId })

export const leave = (row: LeftRow) => left.add(row)
export const leftOf = (storyId: string) =>
  left.find({ storyId, outcome: 'open' }, { sort: [['at', 'asc']], limit: 20, fields: ['_id', 'by', 'at'] })
/** A story's words at a revision, when the version that ended with it is kept. */
export async function contentAt(storyId: string, revision: number): Promise<StoryContent | null> {
  const [found] = await versions.find({ storyId, revision }, { sort: [['number', 'desc']], limit: 1 })
  return found?.content ?? null
}

export const demandLeft = (leftId: string) => left.demand(leftId)
export const settleLeft = (leftId: string, patch: Partial<LeftRow>) =>
  left.change(leftId, { outcome: 'open' }, patch)
