import fc from 'fast-check'
import { afterQuiet } from '../../../cloudfunctions/notices/telling'

const at = (time: string) => new Date(`2026-11-23T${time}:00+08:00`)
const HOUR = 3_600_000

it('waits for the morning when it falls into the quiet hours, before and after midnight', () => {
  expect(afterQuiet(at('23:30'), '21:00', '08:00')).toEqual(new Date('2026-11-24T08:00:00+08:00'))
  expect(afterQuiet(at('02:15'), '21:00', '08:00')).toEqual(at('08:00'))
  expect(afterQuiet(at('21:00'), '21:00', '08:00')).toEqual(new Date('2026-11-24T08:00:00+08:00'))
})

it('goes at once outside them, and with hours that are the same twice', () => {
  for (const time of ['08:00', '12:00', '20:59'])
    expect(afterQuiet(at(time), '21:00', '08:00')).toEqual(at(time))
  expect(afterQuiet(at('03:00'), '00:00', '00:00')).toEqual(at('03:00'))
})

it('knows quiet hours within a day, such as a nap', () => {
  expect(afterQuiet(at('13:20'), '13:00', '14:30')).toEqual(at('14:30'))
  expect(afterQuiet(at('14:30'), '13:00', '14:30')).toEqual(at('14:30'))
})

it('never goes back, never waits a day, and what it answers is not quiet', () => {
  const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  const name = ([hour, minute]: [number, number]) =>
    `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3e12 }), time, time, (ms, from, until) => {
      const asked = new Date(ms)
      const free = afterQuiet(asked, name(from), name(until))
      expect(free.getTime()).toBeGreaterThanOrEqual(asked.getTime())
      expect(free.getTime() - asked.getTime()).toBeLessThan(24 * HOUR)
      expect(afterQuiet(free, name(from), name(until))).toEqual(free)
    }),
  )
})
