import { parseCron } from '../../../emulator/timers/cron'

/** Monday, 08:00 in Peking. */
const MONDAY = Date.parse('2026-11-23T00:00:00Z')

test.each([
  ['0 0 2 * * *', '6 fields'],
  ['0 0 2 * * * * *', '8 fields'],
  ['', 'nothing'],
  ['60 * * * * * *', 'second 60'],
  ['0 60 * * * * *', 'minute 60'],
  ['0 0 24 * * * *', 'hour 24'],
  ['0 0 0 32 * * *', 'day 32'],
  ['0 0 0 0 * * *', 'day 0'],
  ['0 0 0 * 13 * *', 'month 13'],
  ['0 0 0 * FOO * *', 'a month nobody knows'],
  ['0 0 0 * * FUN *', 'a weekday nobody knows'],
  ['0 0 0 * * * 1969', 'a year before 1970'],
  ['0 0 0 * * * 2100', 'a year after 2099'],
  ['0 0 0 * * * 2026-2101', 'years that go on too long'],
  ['0 0 0 +1 * 5 *', 'a sign the platform does not know'],
  ['@daily * * * * * *', 'a nickname'],
  ['a b c d e f g', 'letters'],
])('%p is refused: %s', (text) => {
  expect(() => parseCron(text)).toThrow(/./)
})

test.each([
  ['*/5 * * * * * *', ['08:00:05', '08:00:10', '08:00:15']],
  ['0 0 2 * * * *', ['11-24 02:00:00', '11-25 02:00:00']],
  ['0 0 2 1 * * *', ['12-01 02:00:00', '2027-01-01 02:00:00']],
  ['0 15 10 * * MON-FRI *', ['10:15:00', '11-24 10:15:00']],
  ['0 0 10,14,16 * * * *', ['10:00:00', '14:00:00', '16:00:00', '11-24 10:00:00']],
  ['0 */30 9-17 * * * *', ['09:00:00', '09:30:00', '10:00:00']],
  ['0 0 12 * * WED *', ['11-25 12:00:00', '12-02 12:00:00']],
  ['0 1/10 * * * * *', ['08:01:00', '08:11:00', '08:21:00']],
  ['0 0 0 * JAN,feb 0 *', ['2027-01-03 00:00:00', '2027-01-10 00:00:00']],
  ['0 0 12 L * ? *', ['11-30 12:00:00', '12-31 12:00:00']],
  ['0 0 12 LW * ? *', ['11-30 12:00:00', '12-31 12:00:00', '2027-01-29 12:00:00']],
  ['0 0 12 ? * 5L *', ['11-27 12:00:00', '12-25 12:00:00']],
  ['0 0 12 ? * 1#2 *', ['12-14 12:00:00', '2027-01-11 12:00:00']],
  ['0 0 0 29 2 * *', ['2028-02-29 00:00:00', '2032-02-29 00:00:00']],
  ['0 0 0 1 1 ? 2028-2029', ['2028-01-01 00:00:00', '2029-01-01 00:00:00', null]],
  ['0 0 0 30 2 ? *', [null]],
  ['0 0 0 * * * 2020', [null]],
])('%s falls due as the platform reads it, in Peking time', (text, expected) => {
  const cron = parseCron(text)
  let moment: number | null = MONDAY
  for (const one of expected) {
    moment = moment === null ? null : cron.after(moment)
    expect(moment === null ? null : inPeking(moment)).toBe(one === null ? null : completed(one))
  }
})

test('a day and a weekday together mean either of them', () => {
  const cron = parseCron('0 0 0 13 * 5 *')
  const dues: string[] = []
  for (let moment = Date.parse('2026-12-05T00:00:00Z'); dues.length < 3; ) {
    moment = cron.after(moment) ?? Number.NaN
    dues.push(inPeking(moment).slice(0, 10))
  }
  expect(dues).toEqual(['2026-12-11', '2026-12-13', '2026-12-18']) // Friday, the 13th, Friday
})

const inPeking = (moment: number) =>
  new Date(moment + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ')
const completed = (short: string) => '2026-11-23 '.slice(0, 19 - short.length) + short
