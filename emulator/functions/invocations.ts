import { ENVIRONMENT } from './environment'
import { httpEvent } from './http-event'
import type { Identity } from './identity'
import { MAX_KEPT_EVENT_CHARACTERS } from './limits'
import type { HttpCall, JsonCall } from './messages'
import type { Run } from './pool'
import { type Newest, Ring } from './ring'

/** By which door a call came; `sdk` is another function or an administrator's SDK, `wx` a phone, `replay` the cloud's page. */
export type Source = 'http' | 'sdk' | 'wx' | 'timer' | 'replay'

/** One call of a function, for the cloud's page. */
export interface InvocationRecord {
  /** Counts up; the place to go on from. */
  readonly number: number
  readonly requestId: string
  readonly functionName: string
  readonly source: Source
  /** When the call arrived; ISO 8601 in UTC. */
  readonly at: string
  /** Milliseconds in line before an instance took it. */
  readonly waitedMs: number
  /** Milliseconds in the instance. */
  readonly durationMs: number
  /** What the platform would charge for: begun milliseconds. */
  readonly billedMs: number
  /** Megabytes of heap the instance used at the end; 0 when it could not say. */
  readonly memoryMb: number
  /** Whether the instance had served nobody before. */
  readonly cold: boolean
  /** `done`, or the code with which the call failed. */
  readonly outcome: string
  readonly openId: string
  /** The event as JSON text, cut when it is long. */
  readonly event: string
  /** Whether the whole event is kept, so that it can be sent again. */
  readonly replayable: boolean
}

/** What is known of a call once it has ended. */
export interface Ended {
  readonly requestId: string
  readonly functionName: string
  readonly source: Source
  readonly call: JsonCall | HttpCall
  readonly identity: Identity
  /** Milliseconds since 1970. */
  readonly arrivedAt: number
  readonly run: Run
  readonly outcome: string
}

const KEPT = 1000
/** Of an event that is too long to be kept, this much is shown. */
const SHOWN_CHARACTERS = 2000

const sizeOf = (call: JsonCall | HttpCall) =>
  call.kind === 'json' ? call.text.length : call.body.length + call.headers.length + call.query.length

interface Kept {
  readonly ended: Ended
  readonly isWhole: boolean
}

/** The last calls of all functions, in memory. */
export class Invocations {
  readonly #kept = new Ring<Kept>(KEPT)

  add(ended: Ended): void {
    const isWhole = sizeOf(ended.call) <= MAX_KEPT_EVENT_CHARACTERS
    this.#kept.add({ ended: isWhole ? ended : { ...ended, call: cut(ended.call) }, isWhole })
  }

  /** Newest first. */
  newest({ functionName, before, limit }: Newest): InvocationRecord[] {
    const found: InvocationRecord[] = []
    for (const [number, kept] of this.#kept.newest(before)) {
      if (found.length === limit) break
      if (!functionName || kept.ended.functionName === functionName) found.push(recordOf(number, kept))
    }
    return found
  }

  /** The record of one call, and the call itself if it is kept whole. */
  find(requestId: string): { readonly record: InvocationRecord; readonly ended: Ended } | undefined {
    for (const [number, kept] of this.#kept.newest()) {
      if (kept.ended.requestId === requestId) return { record: recordOf(number, kept), ended: kept.ended }
    }
    return undefined
  }
}

function cut(call: JsonCall | HttpCall): JsonCall {
  const text = call.kind === 'json' ? call.text : call.body
  return { kind: 'json', text: `${text.slice(0, SHOWN_CHARACTERS)}…` }
}

function recordOf(number: number, { ended, isWhole }: Kept): InvocationRecord {
  const { requestId, functionName, source, call, identity, arrivedAt, run, outcome } = ended
  return {
    number,
    requestId,
    functionName,
    source,
    at: new Date(arrivedAt).toISOString(),
    waitedMs: rounded(run.waitedMs),
    durationMs: rounded(run.durationMs),
    billedMs: Math.ceil(run.durationMs),
    memoryMb: rounded(run.heapBytes / 1024 / 1024),
    cold: run.cold,
    outcome,
    openId: identity.WX_OPENID ?? '',
    event:
      call.kind === 'json' ? call.text : JSON.stringify(httpEvent(call, requestId, { TCB_ENV: ENVIRONMENT })),
    replayable: isWhole,
  }
}

const rounded = (value: number) => Math.round(value * 100) / 100
