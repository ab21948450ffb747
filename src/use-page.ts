import { errorText } from '@functions/_common/error-text'
import { AppError } from '@functions/_common/errors'
import { useCallback, useEffect, useRef, useState } from 'react'

export type Asked<T> =
  | { readonly phase: 'loading' }
  | { readonly phase: 'shown'; readonly data: T }
  | { readonly phase: 'missing' }
  | { readonly phase: 'signed_out' }
  | { readonly phase: 'failed'; readonly why: string }

const OFFLINE = '手机现在没连上网，连上再试一次。'

/** What a page asks of the centre when it opens. `ask` must be stable. */
export function usePage<T>(ask: () => Promise<T>): { asked: Asked<T>; again: () => void } {
  const [asked, setAsked] = useState<Asked<T>>({ phase: 'loading' })
  const round = useRef(0)
  const load = useCallback(async () => {
    const mine = ++round.current
    setAsked({ phase: 'loading' })
    const next = await ask().then(
      (data): Asked<T> => ({ phase: 'shown', data }),
      (error: unknown): Asked<T> => {
        if (!(error instanceof AppError)) return { phase: 'failed', why: OFFLINE }
        if (error.code === 'not_signed_in') return { phase: 'signed_out' }
        return error.code === 'not_found' ? { phase: 'missing' } : { phase: 'failed', why: errorText(error) }
      },
    )
    if (mine === round.current) setAsked(next)
  }, [ask])
  useEffect(() => {
    void load()
    return () => {
      round.current++
    }
  }, [load])
  return { asked, again: () => void load() }
}
