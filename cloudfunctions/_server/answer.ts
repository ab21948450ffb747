import type * as z from 'zod/mini'
import type { AppError, ErrorCode } from '../_common/errors'
import { parseOutput } from './parse'
import { Prevalidated } from './prevalidated'

/** A checked answer, as a value for callFunction and as JSON for HTTP; each is made only when it is asked for. */
export interface Answer {
  data(): unknown
  json(): string
}

/** A handler's result, checked and stripped by the contract. */
export function answerOf(schema: z.ZodMiniType, result: unknown): Answer {
  if (result instanceof Prevalidated) {
    const data = result.stripped(schema, parseOutput)
    return { data: () => data, json: () => result.json() }
  }
  const data = parseOutput(schema, result)
  return { data: () => data, json: () => JSON.stringify(data) }
}

/** An answer that was kept as JSON. */
export const answerAgain = (json: string): Answer => ({ data: () => JSON.parse(json), json: () => json })

const STATUS: Record<ErrorCode, number> = {
  invalid_input: 400,
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  wrong_state: 409,
  changed_meanwhile: 409,
  too_many_requests: 429,
  switched_off: 403,
  unexpected: 500,
}

/** What the HTTP access service wants back ("integration response"). */
export interface HttpReply {
  readonly isBase64Encoded: false
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const JSON_TYPE = 'application/json; charset=utf-8'
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const

export const httpReply = (statusCode: number, body: string, type: string = JSON_TYPE): HttpReply => ({
  isBase64Encoded: false,
  statusCode,
  headers: { 'content-type': type, ...HEADERS },
  body,
})

export const httpDone = (answer: Answer): HttpReply => httpReply(200, `{"ok":true,"data":${answer.json()}}`)

/** A refusal in the form of `Reply`. */
export const refusal = ({ code, fields }: AppError, traceId: string) => ({
  ok: false as const,
  error: { code, fields: { ...fields }, traceId },
})

export const httpRefused = (error: AppError, traceId: string): HttpReply =>
  httpReply(STATUS[error.code], JSON.stringify(refusal(error, traceId)))
