import './text-encoder'
import { MeContext } from '@console/me'
import type { StaffRole } from '@functions/_common/contract'
import type { Staff } from '@functions/people/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { App, ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router-dom'
import { fakeCloud } from '../../support/fake-cloud'

export const ME: Staff = {
  staffId: 'me',
  userName: 'chen',
  name: '陈志远',
  unitId: 'media-centre',
  grants: [],
  active: true,
  engagement: 'staff',
  endsAt: null,
  mentorId: null,
  totpEnrolled: false,
  mustChangePassword: false,
  lockedUntil: null,
  lastSignInAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
}

const nothing = () => undefined

/** What jsdom lacks and antd asks for. */
export function completeWindow(): void {
  const media = { matches: false, addEventListener: nothing, removeEventListener: nothing }
  const { getComputedStyle } = window
  // of a pseudo element it says only that it is not implemented
  window.getComputedStyle = (element) => getComputedStyle(element)
  Object.assign(window, { matchMedia: () => ({ ...media, addListener: nothing }) })
  Element.prototype.scrollTo ??= nothing
  globalThis.ResizeObserver ??= class {
    observe = nothing
    unobserve = nothing
    disconnect = nothing
  }
  // antd's forms tell their watchers through one; what is posted arrives after the present step
  globalThis.MessageChannel ??= class {
    port1 = { onmessage: nothing as () => void }
    port2 = { postMessage: () => queueMicrotask(() => this.port1.onmessage()) }
  } as unknown as typeof MessageChannel
}

/**
 * A page of the desk, opened at an address by somebody with these roles; buttons as the desk has them. antd makes no style sheets:
 * jsdom lays nothing out, and asks every rule of them for each element that is looked for by its role.
 */
export function atDesk(page: ReactNode, roles: readonly StaffRole[], address = '/') {
  const staff = { ...ME, grants: roles.map((role) => ({ role, units: '*' as const, columns: '*' as const })) }
  return render(
    <ConfigProvider button={{ autoInsertSpace: false }} theme={{ zeroRuntime: true }}>
      <App>
        <MemoryRouter initialEntries={[address]}>
          <MeContext.Provider value={{ staff, mustEnrolTotp: false, refresh: nothing }}>
            {page}
          </MeContext.Provider>
        </MemoryRouter>
      </App>
    </ConfigProvider>,
  )
}

type Sent = ReturnType<typeof fakeCloud>

/** The page of a dispatcher's desk, with the cloud standing in; answers with every event that is sent. */
export async function openAtDesk(
  page: ReactNode,
  answers: Parameters<typeof fakeCloud>[0],
  address = '/',
): Promise<Sent> {
  const sent = fakeCloud(answers)
  await act(async () => void atDesk(page, ['dispatcher'], address))
  return sent
}
/** Presses a button of the page, or of a part of it. */
export const press = (name: string | RegExp, part: Pick<typeof screen, 'getByRole'> = screen) =>
  act(async () => void fireEvent.click(part.getByRole('button', { name })))
/** What the first call of an action sent; undefined when there was none. */
export const inputOf = (sent: Sent, action: string): unknown =>
  sent.find((event) => event.action === action)?.input
