import { notices } from '@functions/notices/contract'
import { useEffect, useState } from 'react'
import { NavLink, useLocation } from 'react-router-dom'
import { api } from '../api'
import { Icon } from '../ui/icon'

const EVERY_MS = 60_000
/** The centre counts no further. */
const MOST = 99

/** 3 条找您: counted when a page opens and once a minute while it is looked at; without an answer it shows no number. */
export function Bell() {
  const unread = useUnread()
  const number = unread >= MOST ? `${MOST} 多` : String(unread)
  return (
    <NavLink
      to="/notices"
      className={unread ? 'desk-bell desk-bell-waiting' : 'desk-bell'}
      aria-label={unread ? `${number} 条找您` : '消息'}
    >
      <Icon name="notification" />
      {unread > 0 && number}
      <span className="desk-bell-words">{unread ? '条找您' : '消息'}</span>
    </NavLink>
  )
}

function useUnread(): number {
  const { pathname } = useLocation()
  const [unread, setUnread] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page may be where it was dealt with
  useEffect(() => {
    const ask = () => {
      if (document.hidden) return
      api(notices)
        .unread({})
        .then(
          (answer) => setUnread(answer.unread),
          () => undefined,
        )
    }
    ask()
    const timer = setInterval(ask, EVERY_MS)
    return () => clearInterval(timer)
  }, [pathname])
  return unread
}
