import { instant } from './clock'
import { before, type Row, table } from './db'
import { removeExpiredSessions } from './sessions'

const EVERY = 500
/** What these collections hold is of use for minutes or a day; each row says until when. */
const PASSING = ['requests', 'limits', 'codes'] as const

async function purge(): Promise<void> {
  for (const name of PASSING) {
    await table<Row & { expiresAt: string }>(name).removeWhere({ expiresAt: before(instant()) })
  }
  await removeExpiredSessions()
}

/** Once in a few hundred writes, removes what has expired: no timer to set up, and no call fails because it went wrong. */
export async function purgeNowAndThen(): Promise<void> {
  if (Math.random() * EVERY >= 1) return
  await purge().catch((error) => console.warn(JSON.stringify({ at: instant(), purge: String(error) })))
}
