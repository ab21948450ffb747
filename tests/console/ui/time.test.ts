import { exact, since } from '@console/ui/time'

/** Noon of 22 November 2026 in 昆都仑. */
const NOON = Date.parse('2026-11-22T04:00:00.000Z')

it.each([
  ['2026-11-22T04:00:00.000Z', '刚刚'],
  ['2026-11-22T03:59:57.000Z', '3 秒前'],
  ['2026-11-22T03:55:00.000Z', '5 分钟前'],
  ['2026-11-21T16:00:00.000Z', '今天 00:00'],
  ['2026-11-21T15:59:00.000Z', '昨天 23:59'],
  ['2026-11-20T10:22:00.000Z', '11月20日 18:22'],
  ['2019-09-03T18:58:00.000Z', '2019-09-04 02:58'],
  ['2026-11-22T05:00:00.000Z', '今天 13:00'],
])('%s at noon is %s', (instant, words) => {
  expect(since(instant, NOON)).toBe(words)
})

it('tables have the whole time, in the time of the district', () => {
  expect(exact('2019-09-03T18:58:00.000Z')).toBe('2019-09-04 02:58')
})
