import { articles } from '@functions/articles/contract'
import { stories } from '@functions/stories/contract'
import { useCallback } from 'react'
import { useParams } from 'react-router-dom'
import { api } from '../../../api'
import { Failed } from '../../../ui/failed'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { Writing } from './writing'

/** 写稿: opens a story with everything its page needs. */
export function WriteStory() {
  const { storyId = '' } = useParams()
  const { again, ...opened } = useCall(
    useCallback(async () => {
      const [story, { columns }] = await Promise.all([
        api(stories).open({ storyId }),
        api(articles).columns({}),
      ])
      return { story, columns }
    }, [storyId]),
  )
  if (opened.phase === 'loading') return <Waiting onRetry={again} />
  if (opened.phase === 'failed') return <Failed error={opened.error} onRetry={again} />
  return <Writing key={storyId} {...opened.data} />
}
