import { notices } from '@functions/notices/contract'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { account } from '@/kept/account'

/** How many notices wait; nobody is asked about who is not signed in here. */
export function useMyNotices(): readonly [number | null, () => void] {
  const [unread, setUnread] = useState<number | null>(null)
  const ask = useCallback(() => {
    if (!account.open()) {
      setUnread(null)
      return
    }
    api(notices)
      .unread({})
      .then(
        (answer) => setUnread(answer.unread),
        () => undefined,
      )
  }, [])
  return [unread, ask]
}
