import { WechatError } from './codes'
import type { World } from './world'

/** Whose access token a call takes. */
export type Account = 'miniProgram' | 'publicAccount'

export interface Asked {
  readonly query: URLSearchParams
  /** The JSON object, or the text fields of a form. */
  readonly body: Readonly<Record<string, unknown>>
  readonly files: ReadonlyMap<string, File>
}

/** An answer that is not JSON. */
export class Bytes {
  constructor(
    readonly content: Buffer,
    readonly type: string,
  ) {}
}

/** One call of the open API: one file in `calls/`. */
export interface ApiCall {
  readonly path: string
  readonly method: 'GET' | 'POST'
  /** Left out: the call takes no access token. */
  readonly accounts?: readonly Account[]
  /** Name of the cloud call (云调用) where the platform offers one. */
  readonly cloudName?: string
  /** Takes a multipart form instead of JSON. */
  readonly form?: true
  /** What stands beside `errcode: 0, errmsg: 'ok'`, or the whole answer when the real one has no errcode. */
  answer(asked: Asked, world: World): object | Bytes | Promise<object | Bytes>
}

/** A text of the body; absent and null are ''. */
export function textOf(body: Asked['body'], name: string): string {
  const value = body[name] ?? ''
  if (typeof value === 'string') return value
  throw new WechatError('dataFormat')
}

/** A whole number of the body. */
export function numberOf(body: Asked['body'], name: string, otherwise: number): number {
  const value = body[name] ?? otherwise
  if (typeof value === 'number' && Number.isInteger(value)) return value
  throw new WechatError('dataFormat')
}

/** A JSON object. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new WechatError('dataFormat')
}

/** Characters as a reader counts them, not UTF-16 units. */
export const lengthOf = (text: string): number => [...text].length

/** `offset` and `count` of the calls that list: count 1 to 20. */
export function pageOf(body: Asked['body']): { offset: number; count: number } {
  const offset = numberOf(body, 'offset', 0)
  const count = numberOf(body, 'count', 20)
  if (offset < 0 || count < 1 || count > 20) throw new WechatError('invalidArguments')
  return { offset, count }
}

export const OK = { errcode: 0, errmsg: 'ok' } as const
