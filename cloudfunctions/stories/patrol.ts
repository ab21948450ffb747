import { instant } from '../_server/clock'
import { type Opened, openAddress, type Trouble } from '../_server/outside'
import type { StoryContent } from './contract'
import { addressesOf, isOutside } from './link-targets'
import * as stories from './store'
import * as store from './store/links'

/** 巡查外站链接: addresses in our stories are opened from time to time, so that an editor hears of a dead one. */

/** The addresses of other sites in a story, as its row keeps them. */
export const linkIdsOf = ({ document }: Pick<StoryContent, 'document'>): string[] =>
  outsideOf(document).map(store.linkId)

const outsideOf = (document: StoryContent['document']): string[] =>
  addressesOf(document).filter(isOutside).slice(0, MOST_WATCHED)
const MOST_WATCHED = 60

/** After a save: what was not in the story before is opened at the next round. */
export async function watchLinks(
  { document }: Pick<StoryContent, 'document'>,
  known: readonly string[] = [],
): Promise<void> {
  const had = new Set(known)
  const added = outsideOf(document).filter((href) => !had.has(store.linkId(href)))
  if (added.length > 0) await store.watch(added, instant())
}

/** A round opens at most so many, so many at once, and begins none after so long: the function has other work each minute. */
const MOST = 30
const AT_ONCE = 6
const BUDGET_MS = 6_000

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** When to look again: a bad minute is given another chance soon, what opens is left in peace for a week. */
const AGAIN_MS = { failed: 10 * MINUTE_MS, offline: 10 * MINUTE_MS, live: 7 * DAY_MS, dead: DAY_MS } as const

export async function patrol(now: Date): Promise<{ opened: number; dead: number }> {
  const begun = performance.now()
  const waiting = await store.due(new Date(now.getTime() + 1).toISOString(), MOST)
  const done = { opened: 0, dead: 0 }
  const worker = async (): Promise<void> => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      if (performance.now() - begun > BUDGET_MS) return
      const outcome = await look(row, now)
      if (outcome !== null) done.opened++
      if (outcome === 'dead') done.dead++
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return done
}

/** Opens one address, if it still stands somewhere and nobody else is at it. */
async function look(row: store.LinkRow, now: Date): Promise<store.LinkRow['state'] | null> {
  const later = (ms: number) => new Date(now.getTime() + ms).toISOString()
  if (!(await store.takeTurn(row, later(AGAIN_MS.failed)))) return null
  if (!(await stories.hasLink(row._id))) {
    // its story may be in the middle of being saved
    if (row.watchedAt < later(-HOUR_MS)) await store.rest(row)
    return null
  }
  const opened = await openAddress(row.href)
  if (opened.trouble === 'offline') return null
  const verdict = judged(row.failures, opened)
  const wait = verdict.failures === 1 ? AGAIN_MS.failed : AGAIN_MS[verdict.state === 'dead' ? 'dead' : 'live']
  await store.found(row, { ...verdict, ...opened, checkedAt: now.toISOString(), dueAt: later(wait) })
  return verdict.state
}

/** Sites that turn machines away (登录、反爬、限流) and certificates that only a browser can complete say nothing of readers. */
const UNCLEAR_STATUS = new Set([401, 403, 405, 406, 407, 412, 418, 421, 425, 429, 451, 521])
const UNCLEAR_TROUBLE: readonly (Trouble | null)[] = ['certificate']
const CALLED_DEAD = 2

function judged(before: number, { status, trouble }: Opened): Pick<store.LinkRow, 'state' | 'failures'> {
  if (UNCLEAR_STATUS.has(status) || UNCLEAR_TROUBLE.includes(trouble))
    return { state: 'unchecked', failures: 0 }
  if (status > 0 && status < 400) return { state: 'live', failures: 0 }
  const failures = before + 1
  return { state: failures >= CALLED_DEAD ? 'dead' : 'unchecked', failures }
}
