import '../../../support/text-encoder'
import { SignIn, wayBack } from '@console/features/people/sign-in'
import { session } from '@console/session'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter, Route, Routes } from 'react-router-dom'

const refused = (fields: Record<string, string>) => ({
  ok: false,
  error: { code: 'invalid_input', fields, traceId: 't1' },
})
const entered = { ok: true, data: { token: 'token-of-naren-123456', staff: {}, lastSignInAt: null } }

let events: { input: Record<string, string> }[]

/** The centre at its wire: answers one call after the other; there are no samples beside a deployed page. */
function centreAnswers(...replies: object[]): void {
  events = []
  globalThis.fetch = (async (address: string, init?: RequestInit) => {
    if (address === '/sample.json')
      return new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })
    events.push(JSON.parse(String(init?.body)))
    return new Response(JSON.stringify(replies.shift()))
  }) as typeof fetch
}

function openAt(address: string): void {
  render(
    <MemoryRouter initialEntries={[address]}>
      <Routes>
        <Route path="/sign-in" element={<SignIn />} />
        <Route path="*" element={<p>工作台</p>} />
      </Routes>
    </MemoryRouter>,
  )
}

function fillIn(): void {
  fireEvent.change(screen.getByLabelText('账号'), { target: { value: ' naren ' } })
  fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'gang-cheng-2027' } })
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
}

const { fetch: realFetch, Response: RealResponse } = globalThis
beforeAll(() => {
  // jsdom has no Response; the page reads `ok`, `headers` and `json` of it
  globalThis.Response = class {
    readonly ok = true
    readonly headers: Map<string, string>
    constructor(
      readonly body: string,
      { headers = {} }: { headers?: Record<string, string> } = {},
    ) {
      this.headers = new Map(Object.entries(headers))
    }
    json = async () => JSON.parse(this.body)
  } as unknown as typeof Response
})
afterAll(() => {
  globalThis.Response = RealResponse
  globalThis.fetch = realFetch
})
afterEach(() => session.end())

it.each([
  '//evil.example',
  'https://evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '/sign-in?back=/x',
  null,
])('never leads back to %s', (back) => {
  expect(wayBack(back)).toBe('/')
})

it('says why when the centre ended the session, until one has signed in or out', async () => {
  session.begin('token-of-naren-123456', null)
  session.expire('token-of-somebody-else')
  expect(session.token()).not.toBeNull()
  session.expire('token-of-naren-123456')
  centreAnswers(entered)
  openAt('/sign-in')
  expect(screen.getByText(/这台设备的登录失效了/)).toBeTruthy()
  fillIn()
  await screen.findByText('工作台')
  expect(session.endedByCentre()).toBe(false)
})

it('leads back to the page one came from', () => {
  expect(wayBack('/stories?state=draft')).toBe('/stories?state=draft')
})

it('a refusal is a sentence, and what was typed stays', async () => {
  centreAnswers(refused({ '': '账号、密码或者动态码不对，再看一遍。' }))
  openAt('/sign-in')
  fillIn()
  expect((await screen.findByRole('alert')).textContent).toContain('账号、密码或者动态码不对，再看一遍。')
  expect((screen.getByLabelText('密码') as HTMLInputElement).value).toBe('gang-cheng-2027')
  expect(session.token()).toBeNull()
})

it('asks for the second factor only when the account has one, then sends it', async () => {
  centreAnswers(refused({ totp: '填六位动态码' }), entered)
  openAt('/sign-in?back=%2Faudit')
  expect(screen.queryByLabelText(/动态码/)).toBeNull()
  fillIn()
  fireEvent.change(await screen.findByLabelText(/动态码/), { target: { value: '418 273' } })
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  await screen.findByText('工作台')
  expect(events.map(({ input }) => input)).toEqual([
    { userName: 'naren', password: 'gang-cheng-2027' },
    { userName: 'naren', password: 'gang-cheng-2027', totp: '418273' },
  ])
  expect(session.token()).toBe('token-of-naren-123456')
})

it('the password can be looked at and hidden again', () => {
  centreAnswers()
  openAt('/sign-in')
  const password = screen.getByLabelText('密码') as HTMLInputElement
  fireEvent.click(screen.getByRole('button', { name: '看一眼' }))
  expect(password.type).toBe('text')
  fireEvent.click(screen.getByRole('button', { name: '藏起来' }))
  expect(password.type).toBe('password')
})

it('one who is signed in already goes straight on', async () => {
  centreAnswers()
  session.begin('token-of-naren-123456', null)
  openAt('/sign-in?back=%2Faccount')
  await waitFor(() => expect(screen.getByText('工作台')).toBeTruthy())
})
