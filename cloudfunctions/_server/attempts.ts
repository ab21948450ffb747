import { AppError } from '../_common/errors'
import { instant, instantAfter, now } from './clock'
import { table } from './db'
import { hashed } from './secret'

const MINUTE = 60_000
/** After so many wrong tries in a row comes a wait, after so many more a lock. */
const WAIT_AFTER = 3
const WAIT_MS = MINUTE / 2
const LOCK_AFTER = 5
const LOCK_MS = 15 * MINUTE
/** "In a row" ends after a day without a try. */
const REMEMBERED_MS = 24 * 60 * MINUTE
const MOST_RACES = 5

interface AttemptsRow {
  readonly _id: string
  readonly tries: number
  /** No try before this. */
  readonly opensAt: string
  readonly expiresAt: string
}

const rows = table<AttemptsRow>('limits')
const idOf = (what: string): string => hashed('attempts', what)

/** A try that counts as wrong until somebody says otherwise. */
export interface Attempt {
  /** Set when this try, if wrong, locks. */
  readonly lockedUntil: string | null
  /** It was right: the row of wrong ones is over. */
  succeeded(): Promise<void>
  /** It was neither right nor wrong: as if it had not been. */
  undo(): Promise<void>
}

function refuse(opensAt: string): AppError {
  const seconds = Math.ceil((Date.parse(opensAt) - now().getTime()) / 1000)
  const wait = seconds > 60 ? `${Math.ceil(seconds / 60)} 分钟` : `${seconds} 秒`
  return new AppError('too_many_requests', 'too many wrong tries', { '': `试错的次数太多，过 ${wait}再试。` })
}

/**
 * Counts one try of a secret that can be guessed (a password, a code) before it is compared, so that a hundred tries at
 * once are counted too. Refuses while a wait or a lock lasts. `what` need not exist: unknown names wait and lock alike.
 */
export async function beginAttempt(what: string): Promise<Attempt> {
  const _id = idOf(what)
  for (let race = 0; race < MOST_RACES; race++) {
    const row = await rows.get(_id)
    if (row && row.opensAt > instant()) throw refuse(row.opensAt)
    const inARow = row && row.expiresAt > instant() && row.tries < LOCK_AFTER ? row.tries : 0
    const tries = inARow + 1
    const pause = tries >= LOCK_AFTER ? LOCK_MS : tries >= WAIT_AFTER ? WAIT_MS : 0
    const next = { tries, opensAt: instantAfter(pause), expiresAt: instantAfter(REMEMBERED_MS) }
    const counted = row
      ? await rows.change(_id, { tries: row.tries, opensAt: row.opensAt }, next)
      : await rows.add({ _id, ...next })
    if (!counted) continue
    return {
      lockedUntil: tries >= LOCK_AFTER ? next.opensAt : null,
      succeeded: () => rows.remove(_id),
      undo: async () => {
        await rows.change(_id, { opensAt: next.opensAt }, { tries: inARow, opensAt: instant() })
      },
    }
  }
  throw new AppError('too_many_requests', 'many tries at once')
}

/** An administrator has set the secret anew: earlier wrong tries no longer matter. */
export const forgetAttempts = (what: string): Promise<void> => rows.remove(idOf(what))
