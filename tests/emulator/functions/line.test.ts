import { Line, MOST_IN_LINE } from '../../../emulator/functions/line'

test('a ticket is claimed once, by whoever comes first, on whichever side', () => {
  const cloud = new Line()
  const instance = new Line(cloud.memory)
  const place = cloud.offer(1)
  expect([instance.claim(place, 1), cloud.claim(place, 1), instance.claim(place, 1)]).toEqual([
    true,
    false,
    false,
  ])
})

test('a ticket that was taken back is not mistaken for the next one in its place', () => {
  const line = new Line()
  const place = line.offer(1)
  expect(line.claim(place, 1)).toBe(true)
  expect(line.offer(2)).toBe(place)
  expect([line.claim(place, 1), line.claim(place, 2)]).toEqual([false, true])
})

test('there is a place for each that may stand in line', () => {
  const line = new Line()
  const places = Array.from({ length: MOST_IN_LINE }, (_, index) => line.offer(index + 1))
  expect(new Set(places).size).toBe(MOST_IN_LINE)
})

test('who has heard the bell less often than it rang does not sleep', () => {
  const line = new Line()
  const heard = line.heard()
  line.ring()
  line.sleep(heard) // would never come back
  expect(line.heard()).toBe(heard + 1)
})
