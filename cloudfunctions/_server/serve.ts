import { randomBytes } from 'node:crypto'
import type { Action, Contract, OutputOf, ParsedInputOf } from '../_common/contract'
import { AppError, type Reply } from '../_common/errors'
import { admit } from './admit'
import { type Answer, answerOf, type HttpReply, httpDone, httpRefused, httpReply, refusal } from './answer'
import { appendAudit } from './audit'
import type { Caller } from './caller'
import { instant } from './clock'
import { connectionsUsed, renewConnections } from './connections'
import {
  type Call,
  feedSecret,
  guestFrom,
  type HttpEvent,
  isHttp,
  platformValues,
  rungAt,
  throughCall,
  throughHttp,
} from './door'
import { guard } from './guard'
import { type Identity, identify, visitor } from './identify'
import { limit, limitInMemory } from './limits'
import { type CallFacts, logCall } from './log'
import { parseInput } from './parse'
import type { Prevalidated } from './prevalidated'
import { purgeNowAndThen } from './purge'
import { answerGiven, inputHashOf, once, requestIdOf, requireKey, type Tap } from './requests'

/** A domain's service: one handler an action. It may keep an answer for many readers with `prevalidated`. */
export type Service<Actions extends Record<string, Action>> = {
  readonly [Name in keyof Actions]: (
    input: ParsedInputOf<Actions[Name]>,
    caller: Caller,
  ) => Promise<OutputOf<Actions[Name]> | Prevalidated<OutputOf<Actions[Name]>>>
}

type Handler = (input: unknown, caller: Caller) => Promise<unknown>

/** What falls due in a domain, done in bounded steps that may run twice; `at` is the time by the platform's clock. */
export type Sweep = (at: Date) => Promise<unknown>

/** Ways in beside the contract's actions. */
interface OtherDoors {
  readonly bootstrap?: Bootstrap
  /** Runs when the contract's `sweeps` says; its answer goes to the log. */
  readonly sweep?: Sweep
  /** Answers `GET …?feed=<secret>` with a calendar; null for a secret that opens nothing. */
  readonly feed?: Feed
}

/** The calendar (RFC 5545) behind a secret address, for programs that know neither sessions nor contracts. */
export type Feed = (secret: string) => Promise<string | null>
/** A calendar program asks every quarter of an hour; one address may hold an office. */
const FEED_LIMIT = { effect: 'read', perMinute: 6 } as const

/** What the operator of the centre may ask with a proof (see `bootstrap.ts`); everything else goes through the contract. */
export type Bootstrap = (event: Readonly<Record<string, unknown>>) => Promise<unknown>

/**
 * Turns a contract and its service into a CloudBase entry point for callFunction and HTTP access alike.
 * It always answers with a Reply and never throws; see docs/decisions/0004 to 0006 for what it promises.
 */
export function serve<Actions extends Record<string, Action>>(
  contract: Contract<Actions>,
  service: Service<Actions>,
  { bootstrap, sweep, feed }: OtherDoors = {},
) {
  return async function main(event: unknown, context?: unknown): Promise<Reply<unknown> | HttpReply> {
    const startedAt = performance.now()
    renewConnections()
    const traceId = randomBytes(6).toString('hex')
    const facts: CallFacts = { traceId, function: contract.functionName, action: '', caller: null }
    let http = false
    try {
      const platform = platformValues(context)
      const at = sweep ? rungAt(event, platform) : null
      if (sweep && at) return await ring(sweep, at, facts, startedAt)
      http = isHttp(event, platform)
      if (feed && isHttp(event, platform) && feedSecret(event))
        return await hand(feed, event, facts, startedAt)
      const call = isHttp(event, platform) ? throughHttp(event) : throughCall(event, platform)
      const answer =
        bootstrap && Object.hasOwn(call.event, 'bootstrap')
          ? await answerOperator(bootstrap, call, facts)
          : await answerCall(contract, service, call, facts)
      logCall(facts, startedAt, null)
      return http ? httpDone(answer) : { ok: true, data: answer.data() }
    } catch (error) {
      logCall(facts, startedAt, error)
      const refused = error instanceof AppError ? error : new AppError('unexpected', 'see the log')
      return http ? httpRefused(refused, traceId) : refusal(refused, traceId)
    } finally {
      await connectionsUsed()
    }
  }
}

async function ring(sweep: Sweep, at: Date, facts: CallFacts, startedAt: number): Promise<Reply<unknown>> {
  facts.action = 'sweep'
  const data = await sweep(at)
  logCall(facts, startedAt, null)
  return { ok: true, data }
}

async function hand(feed: Feed, event: HttpEvent, facts: CallFacts, startedAt: number): Promise<HttpReply> {
  facts.action = 'feed'
  const guest = visitor(guestFrom(event), { traceId: facts.traceId, requestId: '' })
  facts.caller = guest
  limitInMemory(facts.function, 'feed', FEED_LIMIT, guest)
  const file = await feed(feedSecret(event) ?? '')
  if (file === null) throw new AppError('not_found', 'no such feed')
  logCall(facts, startedAt, null)
  return httpReply(200, file, 'text/calendar; charset=utf-8')
}

async function answerOperator(bootstrap: Bootstrap, call: Call, facts: CallFacts): Promise<Answer> {
  facts.action = 'bootstrap'
  const data = await bootstrap(call.event)
  return { data: () => data, json: () => JSON.stringify(data) }
}

async function answerCall<Actions extends Record<string, Action>>(
  contract: Contract<Actions>,
  service: Service<Actions>,
  call: Call,
  facts: CallFacts,
): Promise<Answer> {
  const name = call.action
  const action =
    typeof name === 'string' && Object.hasOwn(contract.actions, name) ? contract.actions[name] : undefined
  if (typeof name !== 'string' || !action) throw new AppError('not_found', 'no such action')
  facts.action = name
  guard(call.input, action.maxBytes)
  const handler = service[name] as Handler
  const step = { functionName: contract.functionName, name, action, handler, call, facts, late: [] }
  return action.effect === 'read' ? read(step) : write(step)
}

/** One call on its way to its handler. */
interface Step {
  readonly functionName: string
  readonly name: string
  readonly action: Action
  readonly handler: Handler
  readonly call: Call
  readonly facts: CallFacts
  /** Begun and needed by nobody who waits; the call ends when they are done. */
  readonly late: Promise<unknown>[]
}

async function read({ functionName, name, action, handler, call, facts }: Step): Promise<Answer> {
  const trace = { traceId: facts.traceId, requestId: '' }
  // what everybody may read is the same for everybody: who asks need not be looked up
  const open = action.roles.includes('visitor')
  const identity = open ? null : await identify(call, trace)
  const caller = identity?.caller ?? visitor(call, trace)
  facts.caller = caller
  if (identity) admit(action, identity)
  const input = parseInput(action.input, call.input, name)
  limitInMemory(functionName, name, action, caller)
  return answerOf(action.output, await handler(input, caller))
}

async function write(step: Step): Promise<Answer> {
  try {
    return await writeOnce(step)
  } finally {
    // also of a refusal: what is under way when an instance is frozen fails whoever thaws it
    await Promise.all(step.late)
  }
}

async function writeOnce(step: Step): Promise<Answer> {
  const { functionName, name, action, call, facts } = step
  const key = action.repeatable && call.key === undefined ? facts.traceId : requireKey(call.key)
  const credential = call.openid ?? call.token ?? ''
  const tap: Tap = {
    id: requestIdOf(credential, functionName, name, key),
    inputHash: inputHashOf(call.input),
  }
  const identity = await identify(call, { traceId: facts.traceId, requestId: tap.id })
  facts.caller = identity.caller
  const input = await enter(step, identity, tap)
  if (input instanceof Replayed) return input.answer
  await purgeNowAndThen()
  const limited = limit(functionName, name, action, identity.caller)
  // it refuses where the tap runs; a tap that is only answered again was counted before
  step.late.push(limited.catch(() => {}))
  const run = async () => {
    await limited
    return perform(step, identity.caller, input)
  }
  return action.repeatable ? run() : once(tap, run)
}

/** The answer to a tap whose caller has meanwhile gone: signed out, or removed by that very tap. */
class Replayed {
  constructor(readonly answer: Answer) {}
}

/** Role and input. Answers the parsed input. */
async function enter(step: Step, identity: Identity, tap: Tap): Promise<unknown> {
  const { name, action, call } = step
  try {
    admit(action, identity)
    return parseInput(action.input, call.input, name)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_signed_in') {
      const given = await answerGiven(tap)
      if (given) return new Replayed(given)
    }
    await writeDown(step, identity.caller, '', error)
    throw error
  }
}

/** The handler, with its audit record: written before the answer is given. */
async function perform(step: Step, caller: Caller, input: unknown): Promise<Answer> {
  let answer: Answer
  try {
    answer = answerOf(step.action.output, await step.handler(input, caller))
  } catch (error) {
    await writeDown(step, caller, subjectOf(step.action, input, null), error)
    throw error
  }
  await writeDown(step, caller, subjectOf(step.action, input, answer), null)
  return answer
}

function subjectOf({ subject }: Action, input: unknown, answer: Answer | null): string {
  if (!subject) return ''
  for (const source of [input, answer?.data()]) {
    const value = (source as Record<string, unknown> | undefined)?.[subject]
    if (typeof value === 'string' || typeof value === 'number') return String(value).slice(0, 64)
  }
  return ''
}

/** Residents have no name in the audit log: their id says who it was. */
const RESIDENT_NAME = '居民'

/** One link of the audit chain for every write a staff member asked for, and every audited look, done or refused. */
async function writeDown(step: Step, caller: Caller, subject: string, error: unknown): Promise<void> {
  if (caller.personId === null || (caller.kind !== 'staff' && !step.action.audited)) return
  const outcome = error === null ? 'done' : error instanceof AppError ? error.code : 'unexpected'
  const { record, headMoved } = await appendAudit({
    at: instant(),
    staffId: caller.personId,
    staffName: caller.kind === 'staff' ? caller.name : RESIDENT_NAME,
    action: `${step.functionName}.${step.name}`,
    subject,
    outcome,
    traceId: caller.traceId,
  })
  step.late.push(headMoved)
  step.facts.audit = `${record.number}:${record.hash}`
}
