import { type Centre, startCentre } from '../../support/centre'

jest.setTimeout(60_000)

let centre: Centre
beforeAll(async () => {
  centre = await startCentre({ env: { RATE_LIMIT_FACTOR: '1' } })
})
afterAll(() => centre.close())

const PER_MINUTE = 5
const opinion = { kind: 'opinion', text: '路灯不亮了', page: { path: '/', title: '首页' } }
const file = (openid?: string) => centre.call('questions', 'file', opinion, { openid })

/** Two minutes may be touched while the calls run. */
const most = (perMinute: number) => 2 * perMinute

it('one phone files no more than its minute allows, however many instances answer', async () => {
  const replies = await Promise.all(Array.from({ length: 30 }, () => file('o-eager')))
  const done = replies.filter(({ ok }) => ok).length
  expect(done).toBeGreaterThanOrEqual(PER_MINUTE)
  expect(done).toBeLessThanOrEqual(most(PER_MINUTE))
  for (const reply of replies) if (!reply.ok) expect(reply.error.code).toBe('too_many_requests')
  expect(await file('o-patient')).toMatchObject({ ok: true })
})

it('an address that an office shares may do twenty times as much, and no header makes it another', async () => {
  const replies = await Promise.all(
    Array.from({ length: 230 }, (_, n) =>
      centre.post(
        'questions',
        { action: 'file', input: opinion, key: `office-${n}-key` },
        { 'x-forwarded-for': `10.1.1.${n}`, 'x-real-ip': `10.1.1.${n}` },
      ),
    ),
  )
  const done = replies.filter(({ reply }) => reply.ok).length
  expect(done).toBeGreaterThanOrEqual(PER_MINUTE * 20)
  expect(done).toBeLessThanOrEqual(most(PER_MINUTE * 20))
  for (const { status, reply } of replies) if (!reply.ok) expect(status).toBe(429)
})
