import { OfflineError } from '@functions/_common/client'
import { errorText } from '@functions/_common/error-text'
import { AppError } from '@functions/_common/errors'
import { useCallback, useEffect, useState } from 'react'

/** What went wrong, as a sentence; the fields' own sentences are said where the form has no place for them. */
export function sentenceOf(error: unknown): string {
  if (error instanceof OfflineError) return '现在没连上网。写的都还在，连上再试一次。'
  if (!(error instanceof AppError)) return '这一页出了点问题，不是您的问题。退出去再进来试试。'
  const named = Object.entries(error.fields).filter(([path]) => path !== '')
  return named.length > 0 ? named.map(([, sentence]) => sentence).join('') : errorText(error)
}

export const isSignedOut = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'not_signed_in'

type Called<T> =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly error: unknown }
  | { readonly phase: 'ready'; readonly data: T }

/** What a page shows of a call; `call` must be stable. An answer to an earlier call is dropped. */
export function useDeskCall<T>(call: () => Promise<T>) {
  const [called, setCalled] = useState<Called<T>>({ phase: 'loading' })
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is the wish to call again
  useEffect(() => {
    let current = true
    setCalled((before) => (before.phase === 'ready' ? before : { phase: 'loading' }))
    call().then(
      (data) => current && setCalled({ phase: 'ready', data }),
      (error: unknown) => current && setCalled({ phase: 'failed', error }),
    )
    return () => {
      current = false
    }
  }, [call, round])
  return {
    called,
    again: useCallback(() => setRound((value) => value + 1), []),
    put: useCallback((data: T) => setCalled({ phase: 'ready', data }), []),
  }
}
