import { statusWords } from '@console/features/stories/write/checks/outside-links'

const NOW = Date.parse('2026-11-23T08:00:00.000Z')
const link = { href: 'https://www.gov.cn/a', kept: null }
const checkedAt = '2026-11-23T07:50:00.000Z'

test('an address that nobody has opened is not said to open', () => {
  expect(statusWords({ ...link, state: 'unchecked', checkedAt: null, status: null }, NOW)).toContain(
    '还没巡查',
  )
})

test.each([
  ['dead', 404, '打不开（404）'],
  ['dead', 0, '打不开（没有回应）'],
  ['unchecked', 403, '说不准（403）'],
  ['live', 200, '能打开'],
] as const)('%s with %i reads %s', (state, status, words) => {
  expect(statusWords({ ...link, state, checkedAt, status }, NOW)).toContain(words)
})
