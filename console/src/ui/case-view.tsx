import { Icon } from './icon'
import { exact } from './time'
import './case-view.css'

interface HolderProps {
  /** 在十九街坊站手里. */
  readonly who: string
  /** Until when, or why time stands still. */
  readonly until: string
  readonly tone: 'running' | 'due' | 'late'
}

/** 在谁手里: who holds a case now, and until when. */
export function CaseHolder({ who, until, tone }: HolderProps) {
  return (
    <div className={`case-holder case-holder-${tone}`}>
      <Icon name="user" />
      <div>
        <strong>{who}</strong>
        {until && <div className="case-until">{until}</div>}
      </div>
    </div>
  )
}

export interface CaseStep {
  readonly at: string
  readonly who: string
  /** What was done, as the desk says it. */
  readonly what: string
  readonly note: string
}

/** 经过: what happened to a case, newest first. */
export function CaseSteps({ steps }: { steps: readonly CaseStep[] }) {
  return (
    <ol className="case-steps" aria-label="经过">
      {[...steps].reverse().map(({ at, who, what, note }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what has happened keeps its place; two steps may share a moment
        <li key={`${at}${what}${index}`}>
          <div>
            {who} {what}
          </div>
          {note && <div>“{note}”</div>}
          <time className="meta num" dateTime={at}>
            {exact(at)}
          </time>
        </li>
      ))}
    </ol>
  )
}
