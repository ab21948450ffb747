import { readingHistory } from '@/kept/reading'
import { useMyCorrections } from './use-my-corrections'
import { useMyNotices } from './use-my-notices'

const ME = 'pages/me/index'

/** The tabs that get a dot, by how much waits behind 我的; null: not known, so not said. */
export const dotsOf = (...waiting: readonly (number | null)[]): readonly string[] =>
  waiting.some((count) => count) ? [ME] : []

/** For the other tabs: asked only where an answer is possible, since most who open the app have nothing that waits. */
export function useDots(): readonly [readonly string[], () => void] {
  const [corrections, askCorrections] = useMyCorrections()
  const [notices, askNotices] = useMyNotices()
  const ask = () => {
    if (readingHistory.list().length > 0) askCorrections()
    askNotices()
  }
  return [dotsOf(corrections, notices), ask]
}
