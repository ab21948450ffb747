import { useRef } from 'react'

/**
 * Keys for rows that have no name of their own while they are written. A row that is taken out takes its key along, so
 * that what the others show and hold (focus, an opened list) stays with them.
 */
export function useRowKeys(length: number): { keyOf: (at: number) => number; drop: (at: number) => void } {
  const kept = useRef<number[]>([])
  const next = useRef(0)
  while (kept.current.length < length) kept.current.push(next.current++)
  return {
    keyOf: (at) => kept.current[at] ?? at,
    drop: (at) => {
      kept.current.splice(at, 1)
    },
  }
}
