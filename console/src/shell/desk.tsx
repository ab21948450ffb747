import { people } from '@functions/people/contract'
import { site } from '@site'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { NavLink, useLocation, useNavigate } from 'react-router-dom'
import { api } from '../api'
import { rolesOf, useMe } from '../me'
import { session } from '../session'
import { Brand } from '../ui/brand'
import { Icon } from '../ui/icon'
import { since } from '../ui/time'
import { Bell } from './bell'
import { menuFor } from './menu'

/** 工作台: what one's rights open, on the left; who one is, above. */
export function Desk({ children }: { children: ReactNode }) {
  const main = useRef<HTMLElement>(null)
  useFocusOnNewPage(main)
  const { pathname } = useLocation()
  const [menu, setMenu] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes it
  useEffect(() => setMenu(false), [pathname])
  return (
    <div className="desk">
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        跳到正文
      </button>
      <header className="desk-top">
        <MenuButton open={menu} onToggle={() => setMenu(!menu)} />
        <NavLink to="/" className="desk-brand">
          <Brand size={24} />
        </NavLink>
        <span className="meta desk-organiser">{site.organiser}</span>
        <LastSignIn />
        <Bell />
        <AccountMenu />
      </header>
      <Menu open={menu} />
      <main id="main" className="desk-main" ref={main} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

/** After a change of page the keyboard and the screen reader begin at its top, not where the old link stood. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    main.current?.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [pathname, main])
}

/** On a phone the menu waits behind this: there it would take half of every page. */
function MenuButton({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      className="desk-menu"
      aria-expanded={open}
      aria-controls="desk-side"
      onClick={onToggle}
    >
      <Icon name="view-list" />
      菜单
    </button>
  )
}

function Menu({ open }: { open: boolean }) {
  const { staff } = useMe()
  return (
    <nav className={open ? 'desk-side desk-side-open' : 'desk-side'} id="desk-side" aria-label="工作台菜单">
      {menuFor(rolesOf(staff.grants)).map(({ title, items }) => (
        <div key={title} className="desk-group">
          <h2 className="meta">{title}</h2>
          <ul>
            {items.map(({ path, label, icon }) => (
              <li key={path}>
                <NavLink to={path}>
                  <Icon name={icon} />
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function LastSignIn() {
  const at = session.lastSignInAt()
  return at && <span className="meta desk-last">上次登录：{since(at, Date.now())}</span>
}

function AccountMenu() {
  const { staff } = useMe()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const navigate = useNavigate()
  const unit = site.units.find(({ unitId }) => unitId === staff.unitId)?.name ?? ''

  useEffect(() => {
    if (!open) return
    const away = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [open])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the list from anywhere inside it
    <div
      className="desk-account"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        setOpen(false)
        opener.current?.focus()
      }}
    >
      <button
        ref={opener}
        type="button"
        className="desk-who"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="initial" aria-hidden="true">
          {[...staff.name][0]}
        </span>
        {staff.name}　<span className="desk-unit">{unit}</span>
        <Icon name="chevron-down" />
      </button>
      {open && (
        <ul className="desk-account-list">
          <li>
            <button
              type="button"
              onClick={() => {
                setOpen(false)
                navigate('/account')
              }}
            >
              我的账号
            </button>
          </li>
          <li>
            <button type="button" onClick={signOut}>
              退出登录
            </button>
          </li>
        </ul>
      )}
    </div>
  )
}

/** Ends the session here whatever becomes of the call: a person who leaves must not be held back by a dead line. */
async function signOut(): Promise<void> {
  await api(people)
    .signOut({})
    .catch(() => undefined)
  session.end()
}
