import { articles } from '@functions/articles/contract'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { visitor } from '@/kept/visitor'

/** How many corrections this reader was not told of yet; without an answer the page simply does not say. */
export function useMyCorrections(): readonly [number | null, () => void] {
  const [unseen, setUnseen] = useState<number | null>(null)
  const ask = useCallback(() => {
    const token = visitor.token()
    api(articles)
      .myCorrections(token ? { visitor: token } : {})
      .then(
        (answer) => setUnseen(answer.unseen),
        () => undefined,
      )
  }, [])
  return [unseen, ask]
}
