import { AppError } from '@functions/_common/errors'
import { articles, type Card, type Column, type Home } from '@functions/articles/contract'
import { site } from '@site'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '@/api'
import { frontPages } from '@/kept/front-page'

/** 要闻: the front page, which gathers all columns. */
export const FRONT = 'home'

export interface HomeState {
  /** What is shown; null until something came, from the phone or from the centre. */
  readonly page: Home | null
  /** The columns that have a tab; those last heard of while a column is on its way. */
  readonly columns: readonly Column[]
  /** The list so far: the first page and every further one. */
  readonly items: readonly Card[]
  readonly trouble: 'offline' | AppError | null
  /** Times in a row that asking failed. */
  readonly failures: number
  /** Being asked for at this moment. */
  readonly asking: boolean
  readonly more: 'none' | 'idle' | 'loading' | 'failed'
}

interface Further {
  readonly items: readonly Card[]
  readonly cursor: string | null
  readonly state: 'idle' | 'loading' | 'failed'
}

const NOTHING_FURTHER: Further = { items: [], cursor: null, state: 'idle' }

function useFirstPage(columnId: string) {
  const [shown, setShown] = useState(() => ({ columnId, page: frontPages.open(columnId) }))
  // another column at once, in the same drawing: else the old list would cross to the view once more under the new tab
  if (shown.columnId !== columnId) setShown({ columnId, page: frontPages.open(columnId) })
  const [columns, setColumns] = useState<readonly Column[]>(
    () => frontPages.open(FRONT)?.columns ?? site.columns,
  )
  const [trouble, setTrouble] = useState<HomeState['trouble']>(null)
  const [failures, setFailures] = useState(0)
  const [asking, setAsking] = useState(true)
  const asked = useRef(0)

  const refresh = useCallback(async () => {
    const mine = ++asked.current
    setAsking(true)
    try {
      const fresh = await api(articles).home(columnId === FRONT ? {} : { columnId })
      if (mine !== asked.current) return
      frontPages.save(columnId, fresh)
      setShown({ columnId, page: fresh })
      setColumns(fresh.columns)
      setTrouble(null)
      setFailures(0)
    } catch (error) {
      if (mine !== asked.current) return
      setTrouble(error instanceof AppError ? error : 'offline')
      setFailures((count) => count + 1)
    } finally {
      if (mine === asked.current) setAsking(false)
    }
  }, [columnId])

  useEffect(() => {
    setTrouble(null)
    setFailures(0)
    void refresh()
  }, [refresh])
  const { page } = shown
  return { page, columns: columns.filter((column) => column.shown), trouble, failures, asking, refresh }
}

/** The front page or a column: what the phone kept at once, then what the centre says; further pages by cursor. */
export function useHome(columnId: string) {
  const { page, refresh, ...asked } = useFirstPage(columnId)
  const [further, setFurther] = useState<Further>(NOTHING_FURTHER)
  const first = useRef<Home | null>(null)
  if (first.current !== page) {
    first.current = page
    setFurther({ ...NOTHING_FURTHER, cursor: page?.nextCursor ?? null })
  }

  const loadMore = useCallback(async () => {
    const { cursor, state } = further
    if (!cursor || state === 'loading') return
    setFurther((now) => ({ ...now, state: 'loading' }))
    const of = first.current
    try {
      const { items, nextCursor } = await api(articles).feed({ columnId, cursor })
      if (of !== first.current) return
      setFurther((now) => ({ items: [...now.items, ...items], cursor: nextCursor, state: 'idle' }))
    } catch {
      if (of === first.current) setFurther((now) => ({ ...now, state: 'failed' }))
    }
  }, [columnId, further])

  const more = further.cursor === null ? 'none' : further.state
  const items = page ? [...page.items, ...further.items] : []
  const state: HomeState = { page, items, more, ...asked }
  return { ...state, refresh, loadMore }
}
