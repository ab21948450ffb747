import type { OutputOf } from '@functions/_common/contract'
import { plans } from '@functions/plans/contract'
import { PITCH_STATE_LABELS } from '@functions/plans/machine'
import { useEffect, useState } from 'react'
import { api } from '../../../api'
import { since } from '../../../ui/time'

type Found = OutputOf<typeof plans.actions.alike>
interface Words {
  readonly what: string
  readonly who: string
  readonly place: string
}

/** Long enough that it is asked once a pause, not once a key. */
const PAUSE_MS = 400

/** 像不像: asked while somebody types; what is older than the words on the page is dropped. */
function useAlike({ what, who, place }: Words, except?: string): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    if ([...what.trim()].length < 4) return setFound(null)
    let current = true
    const timer = setTimeout(() => {
      api(plans)
        .alike({ what, who, place, ...(except ? { except } : {}) })
        .then(
          (answer) => current && setFound(answer),
          // a hint that does not come is no hindrance to filing
          () => current && setFound(null),
        )
    }, PAUSE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [what, who, place, except])
  return found
}

/** Likely duplicates and what earlier stories reached, beside the pitch. */
export function Alike({
  words,
  except,
  onMerge,
}: {
  words: Words
  except?: string
  onMerge?: (pitchId: string) => void
}) {
  const found = useAlike(words, except)
  if (!found || found.pitches.length + found.stories.length === 0) return null
  const now = Date.now()
  return (
    <div className="plan-alike" aria-live="polite">
      {found.pitches.length > 0 && (
        <section aria-label="像是报过的选题">
          <h2 className="plan-part rail">像是有人报过</h2>
          <ul>
            {found.pitches.map(({ pitchId, what, authors, state, filedAt, alike }) => (
              <li key={pitchId}>
                <strong>{what}</strong>{' '}
                <span className="meta">
                  {authors.map(({ name }) => name).join('、')}，{since(filedAt, now)}，
                  {PITCH_STATE_LABELS[state]}，像 {Math.round(alike * 100)}%
                </span>
                {onMerge && (state === 'pooled' || state === 'held') && (
                  <button type="button" className="link" onClick={() => onMerge(pitchId)}>
                    并进这一个
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.stories.length > 0 && (
        <section aria-label="以前同题的稿子">
          <h2 className="plan-part rail">以前同题的稿子，多少人看</h2>
          <ul>
            {found.stories.map(({ articleId, title, reads, publishedAt }) => (
              <li key={articleId}>
                {title.replaceAll('｜', '')}{' '}
                <span className="meta num">
                  {publishedAt.slice(0, 10)}，{reads.toLocaleString('zh-CN')} 次
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
