import { useEffect, useState } from 'react'
import { Note } from './note'

/** design.md §7: nothing for 600 ms, then the page's geometry; after 8 s it says so and offers to try again. */
const QUIET_MS = 600
const LONG_MS = 8000
const LINES = ['a', 'b', 'c', 'd', 'e', 'f']

export function Waiting({ onRetry }: { onRetry?: () => void }) {
  const [stage, setStage] = useState<'quiet' | 'waiting' | 'long'>('quiet')
  useEffect(() => {
    const timers = [
      setTimeout(() => setStage('waiting'), QUIET_MS),
      setTimeout(() => setStage('long'), LONG_MS),
    ]
    return () => timers.forEach(clearTimeout)
  }, [])
  if (stage === 'quiet') return <div className="waiting" aria-busy="true" />
  return (
    <div className="waiting" aria-busy="true">
      {stage === 'long' && (
        <Note
          tone="due"
          title="比平时慢，还在等。"
          actions={
            onRetry && (
              <button type="button" className="link" onClick={onRetry}>
                再试一次
              </button>
            )
          }
        />
      )}
      <span className="spoken" role="status">
        正在取
      </span>
      {LINES.map((line) => (
        <div key={line} className="waiting-line" />
      ))}
    </div>
  )
}
