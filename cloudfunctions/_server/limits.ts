import type { Action } from '../_common/contract'
import { AppError } from '../_common/errors'
import type { Caller } from './caller'
import { instantAfter, now } from './clock'
import { _, before, table } from './db'
import { hashed } from './secret'

const MINUTE = 60_000
const PER_MINUTE = { read: 120, write: 30 } as const
/** An office or a village shares one address. */
const SHARED_ADDRESS = 20

interface CounterRow {
  readonly _id: string
  readonly calls: number
  readonly expiresAt: string
}

const counters = table<CounterRow>('limits')

function limitOf(action: Action, caller: Caller): number {
  const factor = Number(process.env.RATE_LIMIT_FACTOR ?? 1)
  const shared = caller.personId === null && caller.openid === null ? SHARED_ADDRESS : 1
  return (action.perMinute ?? PER_MINUTE[action.effect]) * shared * factor
}

const minuteNow = (): number => Math.floor(now().getTime() / MINUTE)
const keyOf = (functionName: string, name: string, caller: Caller) => `${caller.key} ${functionName}.${name}`
const refuse = () => new AppError('too_many_requests', 'more calls than a minute allows')

let window = { minute: 0, calls: new Map<string, number>() }

/** For reads: counts in this instance, enough to keep one reader from taking all of it. */
export function limitInMemory(functionName: string, name: string, action: Action, caller: Caller): void {
  const minute = minuteNow()
  if (window.minute !== minute) window = { minute, calls: new Map() }
  const key = keyOf(functionName, name, caller)
  const calls = (window.calls.get(key) ?? 0) + 1
  window.calls.set(key, calls)
  if (calls > limitOf(action, caller)) throw refuse()
}

/** For writes: counts for all instances together, in one document a caller, action and minute. */
async function limitInDatabase(
  functionName: string,
  name: string,
  action: Action,
  caller: Caller,
): Promise<void> {
  const most = limitOf(action, caller)
  const _id = hashed('limit', keyOf(functionName, name, caller), String(minuteNow()))
  if (await counters.add({ _id, calls: 1, expiresAt: instantAfter(2 * MINUTE) })) return
  if (!(await counters.change(_id, { calls: before(most) }, { calls: _.inc(1) }))) throw refuse()
}

/** The limit that fits the action's effect. */
export async function limit(
  functionName: string,
  name: string,
  action: Action,
  caller: Caller,
): Promise<void> {
  const count = action.effect === 'read' || action.repeatable ? limitInMemory : limitInDatabase
  await count(functionName, name, action, caller)
}
