import { uncovered } from '@functions/plans/cover-gaps'

const shift = (startsAt: string, endsAt: string) => ({ startsAt: at(startsAt), endsAt: at(endsAt) })
const at = (hour: string) => `2026-11-23T${hour}:00:00.000Z`
const gaps = (...shifts: { startsAt: string; endsAt: string }[]) =>
  uncovered(shifts, at('00'), at('20')).map(({ from, to }) => `${from.slice(11, 13)}-${to.slice(11, 13)}`)

it.each([
  ['nobody at all', [], ['00-20']],
  ['one who covers more than is asked', [shift('00', '23')], []],
  ['two who meet', [shift('00', '08'), shift('08', '20')], []],
  ['two who miss each other by an hour', [shift('09', '20'), shift('00', '08')], ['08-09']],
  ['one inside another', [shift('00', '12'), shift('02', '04')], ['12-20']],
  ['a late beginning and an early end', [shift('03', '10')], ['00-03', '10-20']],
  ['one who comes after all of it', [shift('21', '23')], ['00-20']],
])('%s', (_, shifts, expected) => {
  expect(gaps(...shifts)).toEqual(expected)
})
