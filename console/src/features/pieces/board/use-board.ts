import type { OutputOf } from '@functions/_common/contract'
import { pieces } from '@functions/pieces/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../../api'

export type Board = NonNullable<OutputOf<(typeof pieces.actions)['board']>['board']>

/** An unchanged board answers in one small call, so that it can be asked often. */
const EVERY_MS = 10_000

interface Live {
  readonly board: Board | null
  /** When the centre last said that this is how it stands, by this computer's clock. */
  readonly freshAt: number | null
  /** What the last call failed with; the board from before stays. */
  readonly error: unknown
  /** Centre's clock minus this computer's, in ms. */
  readonly ahead: number
}

/** The board as it stands, asked for again while somebody looks at it. */
export function useBoard(): Live & { again: () => void } {
  const [live, setLive] = useState<Live>({ board: null, freshAt: null, error: null, ahead: 0 })
  const marker = useRef<string | null>(null)

  const ask = useCallback(async () => {
    try {
      const known = marker.current
      const { marker: newest, at, board } = await api(pieces).board(known === null ? {} : { marker: known })
      marker.current = newest
      const freshAt = Date.now()
      setLive((before) => ({
        board: board ?? before.board,
        freshAt,
        error: null,
        ahead: Date.parse(at) - freshAt,
      }))
    } catch (error) {
      setLive((before) => ({ ...before, error }))
    }
  }, [])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let ended = false
    const round = async () => {
      clearTimeout(timer)
      if (document.hidden) return
      await ask()
      clearTimeout(timer)
      if (!ended) timer = setTimeout(round, EVERY_MS)
    }
    round()
    document.addEventListener('visibilitychange', round)
    return () => {
      ended = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', round)
    }
  }, [ask])

  return { ...live, again: ask }
}
