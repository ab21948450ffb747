import type { Identity } from './identity'

/** What passes between the cloud and an instance of a function. Texts stay texts: each is parsed or written once, in the instance. */

/** The event as JSON text, as callFunction sends it. */
export interface JsonCall {
  readonly kind: 'json'
  readonly text: string
  /** What the platform puts into `event.userInfo`, over whatever the client wrote there. */
  readonly userInfo?: { readonly openId: string; readonly appId: string }
}

/** An HTTP request; the instance makes the platform's event of it. */
export interface HttpCall {
  readonly kind: 'http'
  readonly method: string
  /** Below the function's own path; begins with a slash. */
  readonly path: string
  /** The query as it was sent, without the question mark. */
  readonly query: string
  /** Header names and values, one a line, in turn. */
  readonly headers: string
  readonly body: string
  readonly base64: boolean
}

export interface Invocation {
  readonly requestId: string
  readonly call: JsonCall | HttpCall
  /** The caller as the platform knows them, for the instance's environment. */
  readonly identity: Identity
}

/** An invocation as it goes to an instance, with its ticket in their common line. */
export interface Offered {
  readonly invocation: Invocation
  readonly ticket: number
  readonly place: number
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

export interface Printed {
  readonly level: LogLevel
  readonly text: string
}

/** What was printed meanwhile comes along, because each message between threads costs a wake-up. */
export type FromInstance = { readonly printed: readonly Printed[] } & (
  | { readonly type: 'ready' | 'printed' }
  | { readonly type: 'done'; readonly outcome: Outcome; readonly heapBytes: number }
)

export type Outcome = JsonOutcome | HttpOutcome | FailedOutcome

export interface JsonOutcome {
  readonly type: 'json'
  /** The function's return value. */
  readonly text: string
}
export interface HttpOutcome {
  readonly type: 'http'
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string
  readonly base64: boolean
}
interface FailedOutcome {
  readonly type: 'failed'
  /** `load`: the bundle itself is broken. `code`: the function threw. `large`: it answered more than the platform carries. */
  readonly reason: 'load' | 'code' | 'large'
  readonly message: string
  readonly stack: string
}

/** What an instance is told at its start. */
export interface InstanceData {
  readonly name: string
  readonly file: string
  /** File that keeps compiled code from instance to instance. */
  readonly compiled: string
  readonly memory: number
  readonly timeout: number
  /** Say what still went on after an answer. */
  readonly strict: boolean
}

export interface WorkerData extends InstanceData {
  /** Memory of the `Line` between the two. */
  readonly line: SharedArrayBuffer
}
