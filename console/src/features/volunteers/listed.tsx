import type { ReactNode } from 'react'
import { Failed } from '../../ui/failed'
import { Waiting } from '../../ui/waiting'
import type { Called } from '../../use-call'
import { Pager } from './pager'

interface ListedProps<Data extends { readonly nextCursor: string | null }> {
  readonly label: string
  readonly called: Called<Data>
  readonly onAgain: () => void
  /** How the way back to the first page is called. */
  readonly first: string
  readonly children: (data: Data) => ReactNode
}

/** A paged list on its sheet: being asked for, not come, or there. */
export const Listed = <Data extends { readonly nextCursor: string | null }>({
  label,
  called,
  onAgain,
  first,
  children,
}: ListedProps<Data>) => (
  <section className="sheet" aria-label={label} aria-busy={called.phase === 'loading'}>
    {called.phase === 'loading' && <Waiting onRetry={onAgain} />}
    {called.phase === 'failed' && <Failed error={called.error} onRetry={onAgain} />}
    {called.phase === 'ready' && (
      <>
        {children(called.data)}
        <Pager nextCursor={called.data.nextCursor} first={first} />
      </>
    )}
  </section>
)
