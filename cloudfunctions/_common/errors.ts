/**
 * Every way a call can fail, a closed list. A new code is added only when the *user would do something else*.
 * Clients map a code to a sentence (`error-text.ts`); the log message of an AppError never crosses the wire.
 */
export const ERROR_CODES = [
  'invalid_input',
  'not_signed_in',
  'not_allowed',
  'not_found',
  'wrong_state',
  'changed_meanwhile',
  'too_many_requests',
  'switched_off',
  'unexpected',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export class AppError extends Error {
  override readonly name = 'AppError'

  constructor(
    readonly code: ErrorCode,
    /** For the log, never for the user. No personal data. */
    message: string,
    /** Field path → a Chinese sentence for the person who filled it in. The path `''` is the form as a whole. */
    readonly fields: Readonly<Record<string, string>> = {},
    /** Shown for `unexpected`, so that a resident can quote it. Set on the client side. */
    readonly traceId?: string,
  ) {
    super(message)
  }
}

/** What every function answers, over callFunction and over HTTP alike. */
export type Reply<T> =
  | { ok: true; data: T }
  | { ok: false; error: { code: ErrorCode; fields: Record<string, string>; traceId: string } }
