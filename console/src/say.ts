import { OfflineError } from '@functions/_common/client'
import { errorText } from '@functions/_common/error-text'
import { AppError } from '@functions/_common/errors'

/** What went wrong, as a sentence for the person at the desk. */
export function sayError(error: unknown): string {
  if (error instanceof OfflineError) return '现在没连上网。写的都还在，连上再试一次。'
  if (error instanceof AppError) return errorText(error)
  return '页面出了点问题。不是您的问题，刷新一下再试。'
}

/** Field by field, for a form; the path `''` is said above it. */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  return error instanceof AppError ? error.fields : {}
}

/** The refusal in one sentence, its fields spelled out when the form shows no place for them. */
export function sayAll(error: unknown): string {
  const named = Object.entries(fieldErrors(error)).filter(([path]) => path !== '')
  return named.length > 0 ? named.map(([, sentence]) => sentence).join('') : sayError(error)
}
