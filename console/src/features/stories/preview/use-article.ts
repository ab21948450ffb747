import type { Article } from '@functions/articles/contract'
import { stories } from '@functions/stories/contract'
import { useCallback, useEffect, useState } from 'react'
import { api } from '../../../api'

interface Previewed {
  /** The last one that came; it stays while a newer one is asked for. */
  readonly article: Article | null
  readonly error: unknown
  readonly again: () => void
}

/** The article that the centre would hand to a reader now, asked for again after every save. */
export function useArticle(storyId: string, revision: number): Previewed {
  const [article, setArticle] = useState<Article | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is another article, and `round` the wish to ask again
  useEffect(() => {
    let current = true
    api(stories)
      .preview({ storyId })
      .then(
        (answer) => {
          if (!current) return
          setArticle(answer.article)
          setError(null)
        },
        (reason: unknown) => current && setError(reason),
      )
    return () => {
      current = false
    }
  }, [storyId, revision, round])
  return { article, error, again: useCallback(() => setRound((value) => value + 1), []) }
}
