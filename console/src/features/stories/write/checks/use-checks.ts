import type { OutputOf } from '@functions/_common/contract'
import { type Finding, type StoryContent, stories } from '@functions/stories/contract'
import type { JSONContent } from '@tiptap/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../../../api'
import type { Draft } from '../draft'

/** Nobody wants to be told of a word that is only half written. */
const PAUSE_MS = 1500

type Checked = OutputOf<typeof stories.actions.check>

export type Checking = Checked & {
  /** The body that was looked through; another object: somebody has typed since. */
  readonly of: JSONContent | null
} & (
    | { readonly phase: 'waiting' }
    | { readonly phase: 'done' }
    | { readonly phase: 'failed'; readonly error: unknown }
  )

const NOTHING_YET: Checked & { of: null } = {
  of: null,
  findings: [],
  rulesVersion: '',
  links: { outside: 0, unchecked: 0, list: [] },
}

/** Has the centre read along: when the page opens, and after each pause in writing. */
export function useChecks(
  read: () => StoryContent,
  draft: Draft,
  body: JSONContent,
): Checking & { again: () => Promise<readonly Finding[]> } {
  const [checking, setChecking] = useState<Checking>({ phase: 'waiting', ...NOTHING_YET })
  const round = useRef(0)
  const reading = useRef(read)
  reading.current = read
  const shown = useRef(body)
  shown.current = body

  const again = useCallback(async (): Promise<readonly Finding[]> => {
    const mine = ++round.current
    const isLatest = () => mine === round.current
    try {
      const { title, digest, datedAt, author, source, document } = reading.current()
      const of = shown.current
      const checked = await api(stories).check({ title, digest, datedAt, author, source, document })
      if (isLatest()) setChecking({ phase: 'done', of, ...checked })
      return checked.findings
    } catch (error) {
      if (isLatest()) setChecking((last) => ({ ...last, phase: 'failed', error }))
      throw error
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change begins the pause anew
  useEffect(() => {
    const timer = setTimeout(() => again().catch(() => undefined), round.current === 0 ? 0 : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [again, draft, body])

  return { ...checking, again }
}
