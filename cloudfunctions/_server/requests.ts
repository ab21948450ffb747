import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod/mini'
import { AppError, ERROR_CODES } from '../_common/errors'
import { type Answer, answerAgain } from './answer'
import { instant, instantAfter, now } from './clock'
import { table } from './db'
import { hashed, seal, unseal } from './secret'

const KEPT_MS = 24 * 60 * 60_000
/** A run that began longer ago than any function may take (60 s) was cut off: somebody else may do it. */
const CUT_OFF_MS = 60_000
/** How long a second call waits for the first, and how often it looks. */
const LOOKS_MS = [60, 120, 250, 500, 1000, 1500]
const KEY = /^[A-Za-z0-9_-]{8,64}$/

interface RequestRow {
  readonly _id: string
  readonly state: 'begun' | 'done'
  readonly inputHash: string
  /** Names the run, so that one that was given up cannot overwrite the next one's reply. */
  readonly beganAt: string
  /** Sealed: a reply may carry a token or a one-time password. */
  readonly reply: string
  readonly expiresAt: string
}

/** One tap: what it asks for and how it is recognised when it comes again. */
export interface Tap {
  readonly id: string
  readonly inputHash: string
}

const Kept = z.union([
  z.object({ json: z.string() }),
  z.object({ code: z.enum(ERROR_CODES), fields: z.record(z.string(), z.string()) }),
])
type Kept = z.infer<typeof Kept>

const requests = table<RequestRow>('requests')
const PURPOSE = 'reply'

const wrap = (tap: Tap, kept: Kept): string => seal(PURPOSE, deflateRawSync(JSON.stringify(kept)), tap.id)

function unwrap(row: RequestRow): Kept {
  const packed = unseal(PURPOSE, row.reply, row._id)
  return Kept.parse(JSON.parse(inflateRawSync(packed).toString('utf8')))
}

/** The client's idempotency key; every write needs one. */
export function requireKey(key: unknown): string {
  if (typeof key === 'string' && KEY.test(key)) return key
  throw new AppError('invalid_input', 'no idempotency key', { '': '送来的内容不完整，刷新后再试一次。' })
}

/**
 * A tap's id hangs on the credential as it came in (openid, token, or nothing), not on who that is now:
 * so the second 退出登录 gets the first one's answer, and a visitor's retry over another network is the same tap.
 */
export function requestIdOf(credential: string, functionName: string, action: string, key: string): string {
  return hashed('request', credential, functionName, action, key)
}

export const inputHashOf = (input: unknown): string => hashed('input', JSON.stringify(input ?? null))

function replay(row: RequestRow, tap: Tap): Answer {
  if (row.inputHash !== tap.inputHash) {
    throw new AppError('invalid_input', 'same key, other input', { '': '这一步已经交过了，刷新看看结果。' })
  }
  const kept = unwrap(row)
  if ('json' in kept) return answerAgain(kept.json)
  throw new AppError(kept.code, 'the first refusal again', kept.fields)
}

/** The answer that was given to this tap, if one was. */
export async function answerGiven(tap: Tap): Promise<Answer | null> {
  const row = await requests.get(tap.id)
  return row?.state === 'done' && row.expiresAt > instant() ? replay(row, tap) : null
}

/** Claims the tap for this run: its name, or null when another run has it. */
async function claim(tap: Tap, seen: RequestRow | null): Promise<string | null> {
  const beganAt = instant()
  const fresh = { inputHash: tap.inputHash, beganAt, expiresAt: instantAfter(KEPT_MS) }
  if (!seen)
    return (await requests.add({ _id: tap.id, state: 'begun', reply: '', ...fresh })) ? beganAt : null
  const where = { state: seen.state, beganAt: seen.beganAt }
  return (await requests.change(tap.id, where, { ...fresh, state: 'begun', reply: '' })) ? beganAt : null
}

function isFree(row: RequestRow): boolean {
  if (row.state === 'done') return row.expiresAt <= instant()
  return now().getTime() - Date.parse(row.beganAt) > CUT_OFF_MS
}

/** The run's name, or the answer of the run that had the tap before. */
async function begin(tap: Tap): Promise<{ run: string } | { answer: Answer }> {
  let seen: RequestRow | null = null
  for (const wait of [0, ...LOOKS_MS]) {
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait))
    const run: string | null = seen && !isFree(seen) ? null : await claim(tap, seen)
    if (run) return { run }
    seen = await requests.get(tap.id)
    if (seen?.state === 'done' && !isFree(seen)) return { answer: replay(seen, tap) }
    if (seen && seen.inputHash !== tap.inputHash) replay(seen, tap)
  }
  throw new AppError('too_many_requests', 'the first call is still running', { '': '还在办，稍等一下再看。' })
}

/** Refusals that say nothing about the tap itself: the same tap may be tried again. */
const PASSING: readonly string[] = ['unexpected', 'too_many_requests']

/** Runs a write once for its key, however often the call comes: repeated calls get the first answer for 24 hours. */
export async function once(tap: Tap, run: () => Promise<Answer>): Promise<Answer> {
  const begun = await begin(tap)
  if ('answer' in begun) return begun.answer
  const mine = { state: 'begun', beganAt: begun.run }
  const finish = (kept: Kept) => requests.change(tap.id, mine, { state: 'done', reply: wrap(tap, kept) })
  try {
    const answer = await run()
    await finish({ json: answer.json() })
    return answer
  } catch (error) {
    if (error instanceof AppError && !PASSING.includes(error.code)) {
      await finish({ code: error.code, fields: { ...error.fields } })
    } else {
      await requests.removeWhere({ _id: tap.id, ...mine })
    }
    throw error
  }
}
