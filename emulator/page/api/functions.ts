import { existsSync, readdirSync } from 'node:fs'
import * as z from 'zod/mini'
import { chainedIdentity } from '../../functions/identity'
import type { InvocationRecord } from '../../functions/invocations'
import { callFunction } from '../../wechat/call-function'
import {
  endpoint,
  JsonText,
  missing,
  Nothing,
  PageRefusal,
  type PageServices,
  Rows,
  refusingAll,
  Skip,
  Text,
} from './endpoint'

/** More than are kept. */
const ALL = 100_000

const Call = z.object({
  name: Text,
  event: z.record(z.string(), z.unknown()),
  openid: z.union([z.literal(''), z.string().check(z.regex(/^[\w-]{1,64}$/))]),
})

export const functions = {
  'GET functions': endpoint(Nothing, namesOf),

  'GET functions/figures': endpoint(Nothing, (services) => {
    const calls = new Map<string, InvocationRecord[]>()
    for (const record of services.functions.invocations.newest({ limit: ALL })) push(calls, record)
    return namesOf(services).map((name) => ({ name, ...figuresOf(calls.get(name) ?? []) }))
  }),

  'GET invocations': endpoint(
    z.object({
      functionName: z.optional(z.string()),
      outcome: z.optional(z.enum(['done', 'failed'])),
      before: z.optional(z.string()),
      limit: Rows(50),
    }),
    ({ functions }, { functionName, outcome, before, limit }) =>
      functions.invocations
        .newest({
          ...(functionName ? { functionName } : {}),
          ...(before === undefined ? {} : { before: Skip.parse(before) }),
          limit: ALL,
        })
        .filter((record) => !outcome || (record.outcome === 'done') === (outcome === 'done'))
        .slice(0, limit),
  ),

  'GET invocation': endpoint(z.object({ requestId: Text }), ({ functions }, { requestId }) => {
    const found = functions.invocations.find(requestId)
    if (!found) throw missing('这次调用不在记录里了：只留最近 1000 次，重启后清空')
    return {
      record: found.record,
      logs: functions.logs
        .newest({ functionName: found.record.functionName, limit: ALL })
        .filter((line) => line.requestId === requestId)
        .reverse(),
    }
  }),

  'POST invocation/replay': endpoint(z.object({ requestId: Text }), async ({ functions }, { requestId }) => {
    const replayed = await functions.replay(requestId)
    if (!replayed) throw missing('这次调用不能再发：不在记录里了，或者事件太大没有留全')
    return replayed
  }),

  'POST functions/call': endpoint(Call, call),

  'POST wechat/callFunction': endpoint(z.unknown(), callAsPhone),
}

/** A folder that is not there yet has no functions. */
function namesOf({ functionsDir, functions }: PageServices): string[] {
  return existsSync(functionsDir) ? readdirSync(functionsDir).filter((name) => functions.has(name)) : []
}

interface Figures {
  readonly calls: number
  readonly failed: number
  readonly cold: number
  /** Milliseconds; null without calls. */
  readonly p50: number | null
  readonly p95: number | null
  readonly lastAt: string | null
}

function figuresOf(records: readonly InvocationRecord[]): Figures {
  const durations = records.map(({ durationMs }) => durationMs).sort((a, b) => a - b)
  const at = (part: number) =>
    durations[Math.min(durations.length - 1, Math.ceil(durations.length * part) - 1)] ?? null
  return {
    calls: records.length,
    failed: records.filter(({ outcome }) => outcome !== 'done').length,
    cold: records.filter(({ cold }) => cold).length,
    p50: at(0.5),
    p95: at(0.95),
    lastAt: records[0]?.at ?? null,
  }
}

/** The phone's way in: answers what the function returned, as it is. */
async function callAsPhone(
  { functions, wechat }: PageServices,
  input: unknown,
  address: string,
): Promise<JsonText> {
  const result = await refusingAll(() => callFunction(functions, input, address, wechat.people))
  if ('text' in result) return new JsonText(result.text)
  throw new PageRefusal(result.failure.status, result.failure.code, result.failure.message)
}

/** The same from the page's own form, with all that is known of the call; without an openid as an administrator's SDK. */
async function call(services: PageServices, { name, event, openid }: z.output<typeof Call>, address: string) {
  const { functions, wechat } = services
  const answer = openid
    ? await callFunction(functions, { name, data: event, openid }, address, wechat.people)
    : await callAsAdministrator(functions, name, event)
  const record = functions.invocations.find(answer.requestId)?.record
  if (!record) throw missing(`没有函数 ${name}`)
  return { record, answer: 'failure' in answer ? answer.failure.message : answer.text }
}

async function callAsAdministrator(functions: PageServices['functions'], name: string, event: object) {
  const text = JSON.stringify(event)
  const answer = await functions.call(name, { kind: 'json', text }, (token) =>
    chainedIdentity(undefined, token),
  )
  return 'failure' in answer ? answer : { requestId: answer.requestId, text: answer.value.text }
}

function push(calls: Map<string, InvocationRecord[]>, record: InvocationRecord): void {
  const of = calls.get(record.functionName)
  if (of) of.push(record)
  else calls.set(record.functionName, [record])
}
