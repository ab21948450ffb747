import * as z from 'zod/mini'
import { PayError } from './codes'
import type { Payments } from './payments'

export interface Asked {
  /** What stands where the path has a `*`, decoded. */
  readonly name: string
  readonly query: URLSearchParams
  readonly body: unknown
}

/** One call of WeChat Pay: one file in `calls/`. */
export interface PayCall {
  readonly method: 'GET' | 'POST'
  /** With one `*` for a number in the path. */
  readonly path: string
  /** `null`: nothing to say (204). */
  answer(asked: Asked, payments: Payments): object | null
}

/** The merchant that a request names must be the one that signed it. */
export function requireMerchant(mchid: unknown, { settings }: Payments): void {
  if (mchid !== settings.mchid) throw new PayError('merchant')
}

/** What fits the schema; else a refusal that names the first field that does not. */
export function inputOf<T extends z.ZodMiniType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new PayError('parameter', `${issue?.path.join('.') || 'body'} ${issue?.message ?? ''}`)
}

/** Where a notice goes: no query, 255 characters. */
export const NotifyUrl = z.string().check(z.maxLength(255), z.regex(/^https?:\/\/[^?#\s]+$/))
