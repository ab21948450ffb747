import { dateInFull, dayAndTimeOf, dayInWords, shortStampOf, stampOf } from '@/when'

const NOW = '2019-09-05T03:00:00.000Z'

test('the district’s clock, not the phone’s', () => {
  expect(stampOf('2019-09-03T18:58:00.000Z')).toBe('2019-09-04 02:58')
  expect(dateInFull('2019-09-03T18:58:00.000Z')).toBe('2019年9月4日')
  expect(shortStampOf('2019-09-03T10:20:00.000Z')).toBe('9-03 18:20')
})

test('a date as people say it', () => {
  expect(dayInWords('2019-09-05T01:12:00.000Z', NOW)).toBe('今天 9:12')
  expect(dayInWords('2019-09-04T15:59:00.000Z', NOW)).toBe('昨天 23:59')
  expect(dayInWords('2019-09-03T15:59:00.000Z', NOW)).toBe('9月3日')
  expect(dayInWords('2018-09-03T15:59:00.000Z', NOW)).toBe('2018年9月3日')
})

test('the year is said only when it is another one', () => {
  expect(dayAndTimeOf('2019-09-05T01:12:00.000Z', NOW)).toBe('9月5日 09:12')
  expect(dayAndTimeOf('2018-12-31T16:00:00.000Z', NOW)).toBe('1月1日 00:00')
})
