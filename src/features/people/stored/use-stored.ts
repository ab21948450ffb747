import type { OutputOf } from '@functions/_common/contract'
import { errorText } from '@functions/_common/error-text'
import { AppError } from '@functions/_common/errors'
import { people } from '@functions/people/contract'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { account } from '@/kept/account'
import { session } from '@/transport'

export type AboutMe = OutputOf<typeof people.actions.aboutMe>

export type Stored =
  | { readonly phase: 'loading' }
  | { readonly phase: 'guest' }
  | { readonly phase: 'shown'; readonly about: AboutMe }
  | { readonly phase: 'offline' }
  | { readonly phase: 'failed'; readonly sentence: string }
  /** The account is gone. */
  | { readonly phase: 'left' }

/** Without a session a browser is nobody's; in WeChat only the centre can tell. */
const mayBeSomebody = (): boolean => process.env.TARO_ENV === 'weapp' || session.token() !== null

/** On this phone nobody is signed in any more. */
function leave(): void {
  session.end()
  account.forget()
}

function trouble(error: unknown): Stored {
  if (!(error instanceof AppError)) return { phase: 'offline' }
  if (error.code !== 'not_signed_in') return { phase: 'failed', sentence: errorText(error) }
  leave()
  return { phase: 'guest' }
}

/** What the centre stores about this resident, and the two ways out: signing out, and closing the account. */
export function useStored() {
  const [stored, setStored] = useState<Stored>({ phase: 'loading' })
  const load = useCallback(() => {
    if (!mayBeSomebody()) return setStored({ phase: 'guest' })
    setStored({ phase: 'loading' })
    api(people)
      .aboutMe({})
      .then((about): Stored => {
        account.keep(about.resident)
        return { phase: 'shown', about }
      }, trouble)
      .then(setStored)
  }, [])
  // also on the way back from signing in
  useDidShow(load)

  /** What could not be done on the server is said; on the phone one is signed out either way. */
  async function signOut(): Promise<void> {
    await api(people)
      .signOut({})
      .catch(() => undefined)
    leave()
    setStored({ phase: 'guest' })
  }

  async function closeAccount(): Promise<void> {
    setStored({ phase: 'loading' })
    const next = await api(people)
      .deleteMe({ sure: true })
      .then((): Stored => {
        leave()
        return { phase: 'left' }
      }, trouble)
    setStored(next)
  }
  return { stored, load, signOut: () => void signOut(), closeAccount: () => void closeAccount() }
}
