/**
 * Runs inside a worker thread: one instance of one function. It takes one call at a time, because the caller's identity
 * stands in `process.env`, where the SDK looks for it. Soon after a call the whole thread is stopped, as the platform freezes
 * an instance: timers and connections that a call left behind stand still until the next one.
 */
import { getHeapStatistics } from 'node:v8'
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { type Bundle, loadBundle } from './bundle'
import { contextOf } from './context'
import { httpEvent, httpOutcome, toJson } from './http-event'
import { IDENTITY_KEYS, type Identity } from './identity'
import { leftRunning } from './left-running'
import { MAX_ANSWER_BYTES, THAWED_MS } from './limits'
import { Line } from './line'
import type { FromInstance, Invocation, Offered, Outcome, WorkerData } from './messages'
import { ownEnvironment } from './own-environment'
import { captureConsole } from './printing'

type Callback = (error: unknown, value?: unknown) => void
type Main = (event: unknown, context: unknown, callback: Callback) => unknown

const port = parentPort
if (!port) throw new Error('worker.js runs in a worker thread only')
const data = workerData as WorkerData
const line = new Line(data.line)
const environment = ownEnvironment()
const send = (message: FromInstance) => port.postMessage(message)
const printing = captureConsole(() => send({ type: 'printed', printed: printing.take() }))
const finish = (outcome: Outcome) =>
  send({
    type: 'done',
    outcome,
    heapBytes: getHeapStatistics().used_heap_size,
    printed: printing.take(),
  })
const waiting: Offered[] = []
let isBusy = false
/** Of the process's clock. */
let answeredAt = 0

const bundle = load()
const main = bundle?.exports.main as Main | undefined
if (bundle && main) {
  let isFirst = true
  const work = async () => {
    isBusy = true
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      // one that the cloud has taken back is skipped
      if (line.claim(next.place, next.ticket)) finish(await run(main, next.invocation))
      if (isFirst) bundle.remember() // after a call, what that call needed is compiled too
      isFirst = false
    }
    isBusy = false
    answeredAt = performance.now()
    if (data.strict) await stopAtOnce()
  }
  const receive = (offered: Offered) => {
    waiting.push(offered)
    if (!isBusy) void work()
  }
  port.on('message', receive)
  const stopAtOnce = async () => {
    await warnOfWork()
    if (!isBusy) receive(freeze())
  }
  const stopWhenIdle = () => {
    if (!isBusy && performance.now() - answeredAt > THAWED_MS) receive(freeze())
  }
  if (!data.strict) setInterval(stopWhenIdle, THAWED_MS).unref()
  send({ type: 'ready', printed: printing.take() })
}

function load(): Bundle | null {
  try {
    const loaded = loadBundle(data.file, data.compiled)
    if (typeof loaded.exports.main === 'function') return loaded
    throw new Error(`${data.name}: index.js exports no function "main"`)
  } catch (error) {
    finish(failure('load', error))
    return null
  }
}

/** Stops the thread until the next call is there. */
function freeze(): Offered {
  for (;;) {
    const heard = line.heard()
    const received = receiveMessageOnPort(port as NonNullable<typeof port>)
    if (received) return received.message as Offered
    line.sleep(heard)
  }
}

async function warnOfWork() {
  const work = await leftRunning()
  if (!work.length) return
  const text = `work went on after the answer; the platform stops it there: ${work.join(', ')}`
  send({ type: 'printed', printed: [{ level: 'warn', text }] })
}

async function run(call: Main, { requestId, call: request, identity }: Invocation): Promise<Outcome> {
  takeOn(identity)
  try {
    const event =
      request.kind === 'http'
        ? httpEvent(request, requestId, process.env)
        : readEvent(request.text, request.userInfo)
    const value = await answerOf(call, event, contextOf(data, requestId, identity))
    const outcome: Outcome =
      request.kind === 'http' ? httpOutcome(value) : { type: 'json', text: toJson(value) }
    return tooLarge(outcome)
      ? failure('large', new Error('the size of response exceeds the upper limit (6MB)'))
      : outcome
  } catch (error) {
    return failure('code', error)
  }
}

/** A function answers by what it returns; one that takes a callback and returns no promise, by that. */
function answerOf(call: Main, event: unknown, context: unknown): unknown {
  if (call.length < 3) return call(event, context, () => {})
  return new Promise((done, fail) => {
    const returned = call(event, context, (error, value) => (error ? fail(error) : done(value)))
    if (typeof (returned as PromiseLike<unknown> | undefined)?.then === 'function') done(returned)
  })
}

/** Nothing of the caller before is left, nor of what the function itself wrote there. */
function takeOn(identity: Identity) {
  for (const key of IDENTITY_KEYS) {
    const value = identity[key]
    if (value === undefined) delete environment[key]
    else environment[key] = value
  }
}

function readEvent(text: string, userInfo: { openId: string; appId: string } | undefined): unknown {
  const event: unknown = text ? JSON.parse(text) : {}
  if (!userInfo || typeof event !== 'object' || event === null) return event
  return Object.assign(event, { userInfo })
}

function tooLarge(outcome: Outcome): boolean {
  const text = outcome.type === 'http' ? outcome.body : outcome.type === 'json' ? outcome.text : ''
  return text.length * 3 > MAX_ANSWER_BYTES && Buffer.byteLength(text) > MAX_ANSWER_BYTES
}

function failure(reason: 'load' | 'code' | 'large', error: unknown): Outcome {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: '' }
  return { type: 'failed', reason, message, stack: stack ?? '' }
}
