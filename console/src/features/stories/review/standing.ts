import type { OutputOf } from '@functions/_common/contract'
import { stories } from '@functions/stories/contract'
import type { Stage, StoryAction } from '@functions/stories/contract/reviewing'
import { useCallback, useEffect, useState } from 'react'
import { api } from '../../../api'

/** Where a story stands, and what the person at this desk may do with it. */
export type Standing = OutputOf<typeof stories.actions.reviewState>

/** Null: it may be done. Otherwise the centre's own sentence why not. */
export function whyNot({ actions }: Standing, action: StoryAction): string | null {
  const found = actions.find((one) => one.action === action)
  return found ? found.why : '这一步现在用不上。'
}
export const may = (standing: Standing, action: StoryAction): boolean => whyNot(standing, action) === null

const WRITTEN_ON: readonly Standing['work'][] = ['writing', 'returned', 'settled']

/**
 * Whether the centre would take a change of the text now. Just after a step of the review the story is ahead of what was
 * last heard of its standing: then both must allow it.
 */
export function takesEdits(standing: Standing | null, { work }: Pick<Standing, 'work'>): boolean {
  if (standing === null) return WRITTEN_ON.includes(work)
  return may(standing, 'edit') && (standing.work === work || WRITTEN_ON.includes(work))
}

interface Budget {
  readonly errors: number
  readonly limit: number
}

/** Errors that were marked at a stage in this round, and how many it may have. */
export function budgetOf({ review, ceilings }: Standing, stage: Stage): Budget {
  const errors =
    review?.marks.filter((mark) => mark.stage === stage && mark.round === review.round).length ?? 0
  return { errors, limit: ceilings[stage] ?? 0 }
}

/** The stages that an edit would void: those that have passed in this round. */
export const passedStages = ({ review }: Standing) =>
  (review?.stages ?? []).filter(({ outcome }) => outcome === 'passed')

export interface StandingCall {
  /** What was last heard; it stays while the next answer is on its way, so that nothing flickers. */
  readonly standing: Standing | null
  readonly error: unknown
  readonly again: () => void
}

/** Asks where a story stands, again whenever its revision or `round` changes. */
export function useStanding(storyId: string, changed: string): StandingCall {
  const [standing, setStanding] = useState<Standing | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changed` and `asked` are wishes to ask again
  useEffect(() => {
    let current = true
    api(stories)
      .reviewState({ storyId })
      .then(
        (answer) => {
          if (!current) return
          setStanding(answer)
          setError(null)
        },
        (reason: unknown) => current && setError(reason),
      )
    return () => {
      current = false
    }
  }, [storyId, changed, asked])
  const again = useCallback(() => setAsked((value) => value + 1), [])
  return { standing, error, again }
}
