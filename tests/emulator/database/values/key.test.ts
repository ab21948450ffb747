import fc from 'fast-check'
import { compare } from '../../../../emulator/database/values/compare'
import { keyOf } from '../../../../emulator/database/values/key'
import { anyValue } from '../arbitrary'

const sign = (order: number) => Math.sign(order)

describe('keys', () => {
  test('order as values compare, upward and downward', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const order = sign(compare(a, b))
        expect(sign(Buffer.compare(keyOf([a], [1]), keyOf([b], [1])))).toBe(order)
        expect(sign(Buffer.compare(keyOf([a], [-1]), keyOf([b], [-1])))).toBe(order === 0 ? 0 : -order)
      }),
      { numRuns: 3000 },
    )
  })

  test('of several fields order by the first that differs, each in its direction', () => {
    const pair = fc.tuple(anyValue, anyValue)
    fc.assert(
      fc.property(pair, pair, (a, b) => {
        const order = sign(compare(a[0], b[0])) || -sign(compare(a[1], b[1]))
        expect(sign(Buffer.compare(keyOf(a, [1, -1]), keyOf(b, [1, -1])))).toBe(order === 0 ? 0 : order)
      }),
      { numRuns: 3000 },
    )
  })

  test('no key begins with another, so ranges by prefix are whole', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const [left, right] = [keyOf([a], [1]), keyOf([b], [1])]
        if (!left.equals(right)) expect(right.subarray(0, left.length).equals(left)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('an empty array stands before null, and both before numbers', () => {
    const keys = [undefined, null, Number.NaN, Number.NEGATIVE_INFINITY, -1, 0, 1].map((value) =>
      keyOf([value], [1]),
    )
    expect([...keys].sort(Buffer.compare)).toEqual(keys)
  })
})
