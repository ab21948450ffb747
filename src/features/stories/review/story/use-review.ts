import type { OutputOf } from '@functions/_common/contract'
import { picturesOf } from '@functions/_common/story-document'
import { type Story, stories } from '@functions/stories/contract'
import type { StoryAction } from '@functions/stories/contract/reviewing'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import { api } from '@/api'
import { sayRefusal } from '../failed'

export type Standing = OutputOf<typeof stories.actions.reviewState>

interface Opened {
  readonly story: Story
  readonly standing: Standing
  readonly pictures: Readonly<Record<string, string>>
}

export interface Review {
  readonly opened: Opened | null
  readonly error: unknown
  /** What the last step was refused with; '' when it was not. */
  readonly refusal: string
  /** What the last step did. */
  readonly done: string
  readonly busy: boolean
  readonly load: () => void
  /** Takes a step and looks anew; answers whether it went through. */
  readonly step: (call: () => Promise<unknown>, done: string) => Promise<boolean>
}

async function openAll(storyId: string): Promise<Opened> {
  const [story, standing] = await Promise.all([
    api(stories).open({ storyId }),
    api(stories).reviewState({ storyId }),
  ])
  const fileIds = [...new Set(picturesOf(story.document).map(({ attrs }) => attrs.src))]
  const { urls } = fileIds.length > 0 ? await api(stories).pictureUrls({ fileIds }) : { urls: {} }
  return { story, standing, pictures: urls }
}

/** A story under review, and the steps that are taken with it. */
export function useReview(storyId: string): Review {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [refusal, setRefusal] = useState('')
  const [done, setDone] = useState('')
  const [busy, setBusy] = useState(false)
  const round = useRef(0)

  const look = useCallback(async () => {
    const mine = ++round.current
    setError(null)
    try {
      const answer = await openAll(storyId)
      if (mine === round.current) setOpened(answer)
    } catch (reason) {
      if (mine === round.current) setError(reason)
    }
  }, [storyId])
  const load = useCallback(() => void look(), [look])
  useDidShow(load)

  async function step(call: () => Promise<unknown>, words: string): Promise<boolean> {
    if (busy) return false
    setBusy(true)
    setRefusal('')
    setDone('')
    try {
      await call()
      setDone(words)
      await look()
      return true
    } catch (reason) {
      setRefusal(sayRefusal(reason))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { opened, error, refusal, done, busy, load, step }
}

/** Null: it may be done; otherwise the centre's own sentence why not. */
export function whyNot({ actions }: Standing, action: StoryAction): string | null {
  const found = actions.find((one) => one.action === action)
  return found ? found.why : '这一步现在用不上。'
}
