import type { Caller } from '@functions/_server/caller'
import { EMPTY_CONTENT } from '@functions/stories/content'
import { newRow, touched } from '@functions/stories/rows'

const writer = (personId: string): Caller => ({
  personId,
  kind: 'staff',
  name: personId,
  unitId: null,
  roles: ['reporter'],
  grants: [],
  openid: null,
  sessionId: null,
  key: 'k',
  userAgent: '',
  address: '',
  traceId: 't',
  requestId: 'r',
})
const minutes = (count: number) => String(count * 60_000)
afterEach(() => delete process.env.CLOCK_OFFSET_MS)

it('folds autosaves for five minutes from the version’s beginning, however often they come', () => {
  const me = writer('me')
  let row = newRow('s1', me, EMPTY_CONTENT)
  for (const minute of [1, 2, 3, 4]) {
    process.env.CLOCK_OFFSET_MS = minutes(minute)
    row = touched(row, me, 'save', {})
    expect(row.version.number).toBe(1)
  }
  process.env.CLOCK_OFFSET_MS = minutes(5.1)
  expect(touched(row, me, 'save', {}).version.number).toBe(2)
})

it('folds neither into another person’s version nor into one that was published', () => {
  const row = newRow('s1', writer('me'), EMPTY_CONTENT)
  expect(touched(row, writer('you'), 'save', {}).version).toMatchObject({ number: 2, personId: 'you' })
  const published = touched(row, writer('me'), 'publish', {})
  expect(published.version.number).toBe(2)
  expect(touched(published, writer('me'), 'save', {}).version.number).toBe(3)
})
