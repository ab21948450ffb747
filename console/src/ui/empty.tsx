import type { ReactNode } from 'react'

/** Nothing here yet: a strip of 阴山, one sentence, one action. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <svg viewBox="0 0 360 72" aria-hidden="true">
        <path d="M0 72V46L34 28 78 56 122 30 168 60 214 14 262 58 316 20 360 50V72Z" fill="#BCCDD3" />
        <path d="M0 72V60L40 46 96 64 150 50 204 66 262 48 322 64 360 54V72Z" fill="#7C9AA5" />
        <rect y="66" width="360" height="6" fill="#1D4B5C" />
      </svg>
      <p>{children}</p>
      {action}
    </div>
  )
}
