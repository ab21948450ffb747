import { signIn, signOut } from '../../../cloudfunctions/volunteers/attending'
import { appendCorrection, credit, creditIdOf, sumOf } from '../../../cloudfunctions/volunteers/ledger'
import type { HoursRow, TotalsRow, Transaction } from '../../../cloudfunctions/volunteers/store'

/** The platform's transaction over documents in memory: single documents by id, as it promises. */
function memory() {
  const documents = new Map<string, Record<string, unknown>>()
  const transaction = {
    collection: (name: string) => ({
      doc: (id: string) => ({
        get: async () => ({ data: documents.get(`${name}/${id}`) ?? null }),
        set: async (data: Record<string, unknown>) => documents.set(`${name}/${id}`, { _id: id, ...data }),
      }),
    }),
  } as unknown as Transaction
  const all = <T>(name: string) =>
    [...documents].filter(([key]) => key.startsWith(`${name}/`)).map(([, row]) => row as T)
  return { transaction, all }
}

beforeAll(() => {
  process.env.CENTRE_SECRET = 'a-secret-for-tests-of-32-characters'
})

/** Numbers that are the same at every run (mulberry32). */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

const START = Date.parse('2026-11-23T01:00:00.000Z')
const organiser = { id: 'post-19', name: '十九街坊站' }
const of = (id: string) => ({ kind: 'shift' as const, id, label: '清扫楼道' })
const serve = async (transaction: Transaction, id: string, minutes: number) => {
  const signing = { of: of(id), volunteerId: 'v', way: 'organiser' as const, evidence: '', confirmed: true }
  await signIn(transaction, { ...signing, at: new Date(START).toISOString() })
  await signOut(transaction, { ...signing, at: new Date(START + minutes * 60_000).toISOString() })
}
const given = (id: string, minutes: number) => ({
  ...{ volunteerId: 'v', minutes, of: of(id), organiser, confirmedBy: '高娃' },
  ...{ way: 'organiser' as const, at: new Date(START).toISOString() },
})

it('credits nothing without an attendance, and never more than it shows', async () => {
  const { transaction, all } = memory()
  await expect(credit(transaction, given('a', 10))).rejects.toMatchObject({ code: 'wrong_state' })
  await serve(transaction, 'a', 30)
  await expect(credit(transaction, given('a', 31))).rejects.toMatchObject({ code: 'unexpected' })
  expect(all('hours')).toEqual([])
})

it('keeps totals equal to the sum of entries over two thousand histories with repetitions', async () => {
  for (let seed = 0; seed < 2000; seed++) {
    const roll = dice(seed)
    const { transaction, all } = memory()
    for (let step = 0; step < 12; step++) {
      const id = `s${roll(4)}`
      const entry = all<HoursRow>('hours').find(({ _id }) => _id === creditIdOf('v', of(id)))
      if (entry && roll(2)) {
        const correction = {
          correctionId: `c${roll(3)}`,
          minutes: roll(61) - 30,
          reason: '',
          confirmedBy: '高娃',
        }
        await appendCorrection(transaction, entry, correction)
      } else {
        await serve(transaction, id, 60).catch(() => {})
        await credit(transaction, given(id, 60))
      }
      const entries = all<HoursRow>('hours')
      const [totals] = all<TotalsRow>('hours-totals')
      expect(totals).toMatchObject({ ...sumOf(entries), entries: entries.length })
      expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1))
    }
    const ids = all<HoursRow>('hours').map(({ _id }) => _id)
    expect(new Set(ids).size).toBe(ids.length)
  }
})
