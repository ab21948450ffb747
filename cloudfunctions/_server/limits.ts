import type { Action } from '../_common/contract'
import { AppError } from '../_common/errors'
import type { Caller } from './caller'
import { instantAfter, now } from './clock'
import { _, before, table } from './db'
import { hashed } from './secret'

const MINUTE = 60_000
/** What a limit must know of an action, or of a way in that is none. */
type Limited = Pick<Action, 'effect' | 'perMinute'>

const PER_MINUTE = { read: 120, write: 30 } as const
/** An office or a village shares one address. */
const SHARED_ADDRESS = 20

interface CounterRow {
  readonly _id: string
  readonly calls: number
  readonly expiresAt: string
}

const counters = table<CounterRow>('limits')

function limitOf(action: Limited, caller: Caller): number {
  const factor = Number(process.env.RATE_LIMIT_FACTOR ?? 1)
  const shared = caller.personId === null && caller.openid === null ? SHARED_ADDRESS : 1
  return (action.perMinute ?? PER_MINUTE[action.effect]) * shared * factor
}

const minuteNow = (): number => Math.floor(now().getTime() / MINUTE)
const keyOf = (functionName: string, name: string, caller: Caller) => `${caller.key} ${functionName}.${name}`
const refuse = () => new AppError('too_many_requests', 'more calls than a minute allows')

let window = { minute: 0, calls: new Map<string, number>() }

/** For reads: counts in this instance, enough to keep one reader from taking all of it. */
export function limitInMemory(functionName: string, name: string, action: Limited, caller: Caller): void {
  const minute = minuteNow()
  if (window.minute !== minute) window = { minute, calls: new Map() }
  const key = keyOf(functionName, name, caller)
  const calls = (window.calls.get(key) ?? 0) + 1
  window.calls.set(key, calls)
  if (calls > limitOf(action, caller)) throw refuse()
}

/** Counters that this instance has met in this minute, and whether there is still room in them. */
let met = { minute: 0, room: new Map<string, boolean>() }

/** For writes: counts for all instances together, in one document a caller, action and minute. */
function limitInDatabase(functionName: string, name: string, action: Action, caller: Caller): Promise<void> {
  const minute = minuteNow()
  if (met.minute !== minute) met = { minute, room: new Map() }
  const { room } = met
  const _id = hashed('limit', keyOf(functionName, name, caller), String(minute))
  // a full one is refused at once: who sends a flood must not cost a write a call
  if (room.get(_id) === false) throw refuse()
  const more = () => counters.change(_id, { calls: before(limitOf(action, caller)) }, { calls: _.inc(1) })
  const first = () => counters.add({ _id, calls: 1, expiresAt: instantAfter(2 * MINUTE) })
  const count = async () => {
    const counted = room.has(_id) ? await more() : (await first()) || (await more())
    room.set(_id, counted)
    if (!counted) throw refuse()
  }
  return count()
}

/** The limit that fits the action's effect. Throws at once where that is known, else the promise says so. */
export function limit(functionName: string, name: string, action: Action, caller: Caller): Promise<void> {
  if (action.effect === 'write' && !action.repeatable) {
    return limitInDatabase(functionName, name, action, caller)
  }
  limitInMemory(functionName, name, action, caller)
  return Promise.resolve()
}
