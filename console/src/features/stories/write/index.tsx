import { articles } from '@functions/articles/contract'
import { stories } from '@functions/stories/contract'
import { App } from 'antd'
import { useCallback } from 'react'
import { useParams } from 'react-router-dom'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { Failed } from '../../../ui/failed'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { Writing } from './writing'

/** 写稿: opens a story with everything its page needs, and its lock when nobody has it. */
export function WriteStory() {
  const { storyId = '' } = useParams()
  const { message } = App.useApp()
  const { again, ...opened } = useCall(
    useCallback(async () => {
      const [[lock, story], { columns }] = await Promise.all([openLocked(storyId), api(articles).columns({})])
      return { story, columns, lock, round: Date.now() }
    }, [storyId]),
  )
  if (opened.phase === 'loading') return <Waiting onRetry={again} />
  if (opened.phase === 'failed') return <Failed error={opened.error} onRetry={again} />
  return (
    <Writing
      key={`${storyId}:${opened.data.round}`}
      {...opened.data}
      onReopen={again}
      onTakeOver={async () => {
        try {
          await api(stories).takeOver({ storyId })
          again()
        } catch (error) {
          message.error(sayAll(error))
        }
      }}
    />
  )
}

/** The lock first, then the story: what the one before saved last is in it. */
async function openLocked(storyId: string) {
  const lock = await api(stories).lock({ storyId })
  return [lock, await api(stories).open({ storyId })] as const
}
