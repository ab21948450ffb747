import type { Action } from '../_common/contract'
import { AppError } from '../_common/errors'
import { Nothing } from '../_common/fields'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import { hashed } from '../_server/secret'
import { localDay } from './columns'
import * as store from './store'
import { forget as forgetTold } from './store/corrections'

/**
 * 点击量: a read counts once a reader, article and day of the district's calendar. Log and counter change in one
 * transaction, so the number can be counted again from the log at any time and is the same (docs/decisions/0008).
 */

/** Programs that say what they are. Whoever pretends to be a browser is only stopped by the limits. */
const CRAWLER =
  /bot\b|bot\/|crawl|spider|slurp|facebookexternalhit|bytespider|preview|monitor|uptime|curl\/|wget\/|python|scrapy|go-http-client|java\//i

/** Staff read for work and crawlers do not read: neither counts. */
export const mayCount = (caller: Pick<Caller, 'kind' | 'openid' | 'userAgent'>): boolean =>
  caller.kind !== 'staff' && (caller.openid !== null || !CRAWLER.test(caller.userAgent))

/** `<random>.<signature>`: only the centre can make one, so nobody becomes a thousand readers by inventing names. */
const tokenFor = (visitorId: string): string => `${visitorId}.${hashed('visitor', visitorId)}`

function visitorOf(token: string | undefined): string | null {
  const visitorId = token?.split('.')[0]
  return visitorId && tokenFor(visitorId) === token ? visitorId : null
}

export interface Reader {
  readonly key: string
  /** What an anonymous reader brings along next time; null for one who is known by identity. */
  readonly visitor: string | null
  /** Has just been given a token: how many of those one address gets is limited. */
  readonly isNew: boolean
}

/** New anonymous readers of one address in a minute (times 20, as every limit of an address: an office shares one). */
export const NEW_VISITORS: Action = {
  roles: ['visitor'],
  effect: 'write',
  perMinute: 6,
  input: Nothing,
  output: Nothing,
}

/** Who reads, as a hash: by WeChat identity, by account, else by the visitor token, of which a newcomer gets one. */
export function readerOf(caller: Caller, token: string | undefined): Reader {
  const identity = caller.openid ?? (caller.kind === 'resident' ? caller.personId : null)
  if (identity !== null) return { key: readerKey(identity), visitor: null, isNew: false }
  const known = visitorOf(token)
  const visitorId = known ?? newId(caller, 'visitor')
  return {
    key: hashed('reader', 'visitor', visitorId),
    visitor: tokenFor(visitorId),
    isNew: known === null,
  }
}

/** The hash of a reader who is known already; null for a newcomer, who gets no token here. */
export function knownReader(caller: Caller, token: string | undefined): string | null {
  const identity = caller.openid ?? (caller.kind === 'resident' ? caller.personId : null)
  if (identity !== null) return readerKey(identity)
  const visitorId = visitorOf(token)
  return visitorId === null ? null : hashed('reader', 'visitor', visitorId)
}

/** The name under which a resident's reads stand in the log. */
const readerKey = (identity: string): string => hashed('reader', 'identity', identity)

/** How many reads of a resident stand in the log. */
export const readsOf = (identity: string): Promise<number> => store.countReadsBy(readerKey(identity))

/** Cuts the tie between a resident and what they read. */
export async function forgetReader(identity: string): Promise<void> {
  await store.forgetReader(readerKey(identity))
  await forgetTold(readerKey(identity))
}

/** Counts the read unless this reader was counted today; says whether it did. */
export async function countOnce(articleId: string, reader: Reader): Promise<boolean> {
  const at = instant()
  const day = String(localDay(at))
  const readId = hashed('read', articleId, reader.key, day)
  if (await store.readIsLogged(readId)) return false
  const shard = Buffer.from(readId, 'base64url').readUInt16BE() % store.SHARDS
  return store.logRead({ _id: readId, articleId, readerKey: reader.key, at }, shard)
}

const RECOUNT_ATTEMPTS = 5

/**
 * Counts the log again and mends the counter by the difference. The counter is summed before and after: when it moved,
 * somebody read meanwhile and the two numbers do not belong together.
 */
export async function recount(
  articleId: string,
): Promise<{ fromLog: number; fromCounters: number; mended: boolean }> {
  for (let attempt = 1; attempt <= RECOUNT_ATTEMPTS; attempt++) {
    const fromCounters = await store.sumOfCounters(articleId)
    const fromLog = await store.countLog(articleId)
    if (fromCounters !== (await store.sumOfCounters(articleId))) continue
    const missing = fromLog - fromCounters
    if (missing !== 0) await store.mendCounter(articleId, missing)
    return { fromLog, fromCounters, mended: missing !== 0 }
  }
  throw new AppError('changed_meanwhile', 'counters move too fast', {
    '': '现在看的人太多，数字一直在变。过几分钟再重算。',
  })
}
