/**
 * Runs inside a worker thread: one instance of one function. It takes one call at a time, because the caller's identity
 * stands in `process.env`, where the SDK looks for it.
 */
import { getHeapStatistics } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { type Bundle, loadBundle } from './bundle'
import { httpEvent, httpOutcome, toJson } from './http-event'
import { IDENTITY_KEYS, type Identity } from './identity'
import { MAX_ANSWER_BYTES } from './limits'
import type { FromInstance, InstanceData, Invocation, Outcome } from './messages'
import { captureConsole } from './printing'

type Main = (event: unknown, context: unknown) => unknown

const port = parentPort
if (!port) throw new Error('worker.js runs in a worker thread only')
const { name, file, compiled, memory, timeout } = workerData as InstanceData
const send = (message: FromInstance) => port.postMessage(message)
const printing = captureConsole(() => send({ type: 'printed', printed: printing.take() }))
const finish = (outcome: Outcome) =>
  send({
    type: 'done',
    outcome,
    heapBytes: getHeapStatistics().used_heap_size,
    printed: printing.take(),
  })

const bundle = load()
const main = bundle?.exports.main as Main | undefined
let isFirst = true
if (bundle && main) {
  port.on('message', async (invocation: Invocation) => {
    finish(await run(main, invocation))
    if (isFirst) bundle.remember() // after a call, what that call needed is compiled too
    isFirst = false
  })
  send({ type: 'ready', printed: printing.take() })
}

function load(): Bundle | null {
  try {
    const loaded = loadBundle(file, compiled)
    if (typeof loaded.exports.main === 'function') return loaded
    throw new Error(`${name}: index.js exports no function "main"`)
  } catch (error) {
    finish(failure('load', error))
    return null
  }
}

async function run(call: Main, { requestId, call: request, identity }: Invocation): Promise<Outcome> {
  takeOn(identity)
  try {
    const event =
      request.kind === 'http'
        ? httpEvent(request, requestId, process.env)
        : readEvent(request.text, request.userInfo)
    const value = await call(event, contextOf(requestId, identity))
    const outcome: Outcome =
      request.kind === 'http' ? httpOutcome(value) : { type: 'json', text: toJson(value) }
    return tooLarge(outcome)
      ? failure('large', new Error('the size of response exceeds the upper limit (6MB)'))
      : outcome
  } catch (error) {
    return failure('code', error)
  }
}

/** Nothing of the caller before is left, nor of what the function itself wrote there. */
function takeOn(identity: Identity) {
  for (const key of IDENTITY_KEYS) {
    const value = identity[key]
    if (value === undefined) delete process.env[key]
    else process.env[key] = value
  }
}

function readEvent(text: string, userInfo: { openId: string; appId: string } | undefined): unknown {
  const event: unknown = text ? JSON.parse(text) : {}
  if (!userInfo || typeof event !== 'object' || event === null) return event
  return Object.assign(event, { userInfo })
}

/** The second argument of a function, as SCF gives it. */
function contextOf(requestId: string, identity: Identity) {
  return {
    request_id: requestId,
    function_name: name,
    function_version: '$LATEST',
    namespace: process.env.SCF_NAMESPACE,
    memory_limit_in_mb: memory,
    time_limit_in_ms: timeout * 1000,
    environment: JSON.stringify(identity),
    tencentcloud_region: process.env.TENCENTCLOUD_REGION,
  }
}

function tooLarge(outcome: Outcome): boolean {
  const text = outcome.type === 'http' ? outcome.body : outcome.type === 'json' ? outcome.text : ''
  return text.length * 3 > MAX_ANSWER_BYTES && Buffer.byteLength(text) > MAX_ANSWER_BYTES
}

function failure(reason: 'load' | 'code' | 'large', error: unknown): Outcome {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: '' }
  return { type: 'failed', reason, message, stack: stack ?? '' }
}
