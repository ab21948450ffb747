import { Ring } from '../../../emulator/functions/ring'

const ringOf = (count: number) => {
  const ring = new Ring<string>(3)
  for (let number = 0; number < count; number++) ring.add(`entry ${number}`)
  return ring
}

test('an empty one has nothing, and begins with 0', () => {
  expect([...ringOf(0).newest()]).toEqual([])
  expect(ringOf(0).next).toBe(0)
})

test('keeps the last ones under their own numbers, the newest first', () => {
  expect([...ringOf(2).newest()]).toEqual([
    [1, 'entry 1'],
    [0, 'entry 0'],
  ])
  expect([...ringOf(7).newest()].map(([number]) => number)).toEqual([6, 5, 4])
  expect([...ringOf(7).newest()][0]).toEqual([6, 'entry 6'])
  expect(ringOf(7).next).toBe(7)
})

test.each([
  [6, [5, 4]],
  [4, []],
  [0, []],
  [100, [6, 5, 4]],
])('goes on below %i', (before, numbers) => {
  expect([...ringOf(7).newest(before)].map(([number]) => number)).toEqual(numbers)
})
