import type { Called } from '../use-call'
import { Failed } from './failed'
import { PageHead } from './page-head'
import { Waiting } from './waiting'

interface NotThereProps {
  readonly title: string
  readonly called: Called<unknown>
  readonly onAgain: () => void
}

/** A page about one thing while that is being asked for, and when it did not come. */
export const NotThere = ({ title, called, onAgain }: NotThereProps) => (
  <div className="page">
    <PageHead title={title} />
    <section className="sheet" aria-busy={called.phase === 'loading'}>
      {called.phase === 'failed' ? (
        <Failed error={called.error} onRetry={onAgain} />
      ) : (
        <Waiting onRetry={onAgain} />
      )}
    </section>
  </div>
)
