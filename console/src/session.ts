import { useSyncExternalStore } from 'react'

/**
 * The session of this browser. It lives in localStorage so that a second tab is signed in too and a reload keeps it;
 * why not a cookie, and what guards it, stands in docs/decisions/0010-console-session.md.
 */
const KEY = 'console.session'
/** When this account last signed in before: shown as long as the tab is open, so that a stranger's visit is noticed. */
const LAST = 'console.lastSignIn'
/** There until the next sign-in when the centre ended the session, so that the sign-in can say why it is asked for. */
const ENDED = 'console.ended'

const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}
// another tab signed in or out
window.addEventListener('storage', (event) => {
  if (event.key === KEY || event.key === null) tell()
})

export const session = {
  token: (): string | null => localStorage.getItem(KEY),

  begin(token: string, lastSignInAt: string | null): void {
    localStorage.setItem(KEY, token)
    localStorage.removeItem(ENDED)
    if (lastSignInAt) sessionStorage.setItem(LAST, lastSignInAt)
    else sessionStorage.removeItem(LAST)
    tell()
  },

  lastSignInAt: (): string | null => sessionStorage.getItem(LAST),

  end(): void {
    localStorage.removeItem(KEY)
    tell()
  },

  /** Ends this very session; one that was opened meanwhile (in another tab) stays. */
  expire(token: string): void {
    if (session.token() !== token) return
    localStorage.setItem(ENDED, 'yes')
    session.end()
  },

  /** True when not the person but the centre ended the last session. */
  endedByCentre: (): boolean => localStorage.getItem(ENDED) !== null,

  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

export const useToken = (): string | null => useSyncExternalStore(session.subscribe, session.token)

/** The sign-in, which comes back to this page. */
export const signInPath = ({ pathname, search }: { pathname: string; search: string }): string =>
  `/sign-in?back=${encodeURIComponent(pathname + search)}`
