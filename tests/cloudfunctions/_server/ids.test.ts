import type { Caller } from '../../../cloudfunctions/_server/caller'
import { newId } from '../../../cloudfunctions/_server/ids'

const during = (requestId: string) => ({ requestId }) as Caller

beforeAll(() => {
  process.env.CENTRE_SECRET = 'a secret for tests that is long enough'
})
afterAll(() => {
  delete process.env.CENTRE_SECRET
})

it('is the same for the same tap and kind, and for nothing else', () => {
  const id = newId(during('r-1'), 'story')
  expect(id).toMatch(/^[\w-]{22}$/)
  expect(newId(during('r-1'), 'story')).toBe(id)
  expect(newId(during('r-1'), 'story:2')).not.toBe(id)
  expect(newId(during('r-2'), 'story')).not.toBe(id)
})

it('is new each time where there is no tap', () => {
  expect(newId(during(''), 'story')).not.toBe(newId(during(''), 'story'))
})
