import { sayError } from '../say'
import { Note } from './note'

/** A page's call failed: what happened, and once more. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div className="waiting">
      <Note
        tone="due"
        title={sayError(error)}
        actions={
          <button type="button" className="link" onClick={onRetry}>
            再试一次
          </button>
        }
      />
    </div>
  )
}
