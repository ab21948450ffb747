import type { Broken } from './instance'
import type { Result } from './pool'

/** A call that gave no answer of the function's own, in the words of both doors. */
export interface Failure {
  /** `error.code` of the SDK. */
  readonly code: string
  /** `code` in the JSON body of the HTTP access service (docs.cloudbase.net/http-api/functions). */
  readonly httpCode: string
  readonly status: number
  /** One sentence that anyone may read. */
  readonly summary: string
  /** For the caller inside the cloud and for the log. */
  readonly message: string
}

type Failed = Exclude<Result, { type: 'json' | 'http' }>
type Kind = Omit<Failure, 'message'>

const NOT_FOUND = {
  code: 'FUNCTION_NOT_FOUND',
  httpCode: 'FUNCTION_NOT_FOUND',
  status: 404,
  summary: 'there is no such function',
}
const TOO_LARGE_EVENT = {
  code: 'INVALID_PARAM',
  httpCode: 'FUNCTION_PARAM_INVALID',
  status: 413,
  summary: 'the size of the request event exceeds the upper limit (6MB)',
}
const REFUSED = {
  code: 'EXCEED_CONCURRENT_REQUEST_LIMIT',
  httpCode: 'FUNCTION_EXCEED_RESOURCE_LIMIT',
  status: 429,
  summary: 'too many calls of this function are waiting',
}
const FAILED = {
  code: 'FUNCTIONS_EXECUTE_FAIL',
  httpCode: 'FUNCTION_INVOCATION_FAILED',
  status: 500,
  summary: 'the function failed',
}
const TIMEOUT = {
  code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
  httpCode: 'FUNCTION_TIME_LIMIT_EXCEEDED',
  status: 504,
  summary: 'the function took too long',
}
const MEMORY = {
  code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
  httpCode: 'FUNCTION_MEMORY_LIMIT_EXCEEDED',
  status: 500,
  summary: 'the function used more memory than it may',
}

const because = (kind: Kind, message = kind.summary): Failure => ({ ...kind, message })

/** SCF's own account of a failed run; `statusCode` is its status table (cloud.tencent.com/document/product/583/42611). */
const report = (statusCode: number, errorMessage: string, stackTrace = '') =>
  JSON.stringify({ errorCode: 1, errorMessage, stackTrace, statusCode })

export const notFound = (name: string): Failure =>
  because(NOT_FOUND, `[ResourceNotFound.Function] function ${name} does not exist`)

export const eventTooLarge: Failure = because(TOO_LARGE_EVENT)

/** The function answered with headers that cannot be sent. */
export const headerRefused: Failure = because(FAILED)

export function failureOf(result: Failed): Failure {
  if (result.type === 'refused') return because(REFUSED)
  if (result.type === 'broken') return brokenOf(result)
  if (result.reason === 'large') return because(FAILED, report(407, result.message))
  return because(FAILED, report(430, result.message, result.stack))
}

function brokenOf({ reason, message }: Broken): Failure {
  if (reason === 'timeout') return because(TIMEOUT, report(433, message))
  if (reason === 'memory') return because(MEMORY, report(434, message))
  return because(FAILED, report(439, message))
}
