import { errorText } from '@functions/_common/error-text'
import { AppError } from '@functions/_common/errors'

/** Sentences by field; the path '' is the form as a whole. */
export type Faults = Readonly<Record<string, string | undefined>>

export function faultsFrom(error: unknown): Faults {
  if (!(error instanceof AppError)) return { '': '手机现在没连上网。填的都还在，连上再试一次。' }
  const named = Object.keys(error.fields).some((path) => path !== '')
  return named ? error.fields : { '': errorText(error) }
}
