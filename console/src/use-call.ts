import { useCallback, useEffect, useState } from 'react'

export type Called<T> =
  | { phase: 'loading'; data: null }
  | { phase: 'failed'; error: unknown; data: null }
  | { phase: 'ready'; data: T }

/**
 * What a page shows of a call. `call` must be stable (useCallback): a new one starts anew, and an answer that comes
 * after that is dropped.
 */
export function useCall<T>(
  call: () => Promise<T>,
): Called<T> & { again: () => void; put: (data: T) => void } {
  const [called, setCalled] = useState<Called<T>>({ phase: 'loading', data: null })
  const [round, setRound] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is the wish to call again
  useEffect(() => {
    let current = true
    setCalled({ phase: 'loading', data: null })
    call().then(
      (data) => current && setCalled({ phase: 'ready', data }),
      (error: unknown) => current && setCalled({ phase: 'failed', error, data: null }),
    )
    return () => {
      current = false
    }
  }, [call, round])

  const again = useCallback(() => setRound((value) => value + 1), [])
  const put = useCallback((data: T) => setCalled({ phase: 'ready', data }), [])
  return { ...called, again, put }
}
