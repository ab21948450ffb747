import { FIGURES } from '@functions/orders/contract'
import { type Counted, shownOf } from '@functions/orders/hiding'
import fc from 'fast-check'

/** Small numbers of the public figures: hidden, and not to be worked out from what is shown. */

const counted = (changes: Partial<Counted>): Counted => ({
  received: 0,
  finished: 0,
  onTime: 0,
  overdue: 0,
  reopened: 0,
  ...changes,
})
const received = (...numbers: number[]) => numbers.map((n) => counted({ received: n }))
const sumOf = (rows: readonly Counted[]): Counted =>
  rows.reduce(
    (sum, row) => Object.fromEntries(FIGURES.map((figure) => [figure, sum[figure] + row[figure]])) as Counted,
    counted({}),
  )
const shown = (rows: readonly Counted[]) => {
  const { total, tables } = shownOf(sumOf(rows), [rows])
  return [total.received, ...(tables[0] ?? []).map((row) => row.received)]
}

describe('小数不公布', () => {
  it('shows what is large enough, and nothing at all of nothing', () => {
    expect(shown(received(5, 9, 0))).toEqual([14, 5, 9, 0])
    expect(shown(received(0, 0))).toEqual([0, 0, 0])
  })

  it('hides a small one and the next, so that the total does not give it away', () => {
    expect(shown(received(2, 9, 30, 7))).toEqual([48, null, 9, 30, null])
  })

  it('hides more when the hidden ones together are few, or can only be one each', () => {
    expect(shown(received(1, 2, 9, 30))).toEqual([42, null, null, null, 30])
    expect(shown(received(1, 1, 1, 1, 1, 0, 30))).toEqual([35, null, null, null, null, null, 0, null])
    expect(shown(received(1, 1, 1, 1, 1, 0, 0))).toEqual(Array(8).fill(null))
    expect(shown(received(2, 7, 7, 30))).toEqual([46, null, null, null, 30])
  })

  it('hides the whole column with a small total, in each table', () => {
    expect(shown(received(4, 0))).toEqual([null, null, null])
    const streets = received(3, 3)
    const both = shownOf(counted({ received: 6 }), [received(6, 0), streets])
    expect(both.tables[1]?.map((row) => row.received)).toEqual([null, null])
  })

  it('hides 按时办结 where it leaves few who were late', () => {
    const rows = [counted({ finished: 20, onTime: 18 }), counted({ finished: 40, onTime: 10 })]
    const [first] = shownOf(sumOf(rows), [rows]).tables[0] ?? []
    expect(first).toMatchObject({ finished: 20, onTime: null })
  })

  it('never leaves a hidden number alone beside its total, whatever the numbers', () => {
    const row = fc
      .tuple(fc.nat(40), fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(3))
      .map(([more, onTime, late, overdue, reopened]) =>
        counted({ received: onTime + late + more, finished: onTime + late, onTime, overdue, reopened }),
      )
    const holds = (rows: Counted[]) => {
      const { total, tables } = shownOf(sumOf(rows), [rows])
      for (const figure of FIGURES) {
        const kept = (tables[0] ?? []).map((one) => one[figure])
        const hidden = rows.filter((_, place) => kept[place] === null).map((one) => one[figure])
        expect(kept.some((n) => n !== null && n > 0 && n < 5)).toBe(false)
        if (total[figure] === null) {
          expect(kept.every((n) => n === null)).toBe(true)
        } else if (hidden.length > 0) {
          const sum = hidden.reduce((all, n) => all + n, 0)
          expect(hidden.length).toBeGreaterThan(1)
          expect(sum).toBeGreaterThan(Math.max(4, hidden.length))
        }
      }
    }
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 14 }), holds))
  })

  it('cannot be worked out even by whoever knows this rule: each hidden number could be another', () => {
    const MOST = 9
    const seen = new Map<string, Set<number>[]>()
    const all: { key: string; numbers: number[] }[] = []
    for (let code = 0; code < MOST ** 4; code++) {
      const numbers = [0, 1, 2, 3].map((place) => Math.floor(code / MOST ** place) % MOST)
      const key = shown(received(...numbers)).join()
      const could = seen.get(key) ?? numbers.map(() => new Set<number>())
      seen.set(key, could)
      for (const [place, n] of numbers.entries()) could[place]?.add(n)
      all.push({ key, numbers })
    }
    const given = all.filter(({ key }) => {
      const kept = key.split(',').slice(1)
      return seen.get(key)?.some((could, place) => kept[place] === '' && could.size < 2)
    })
    expect(given).toEqual([])
  })
})
