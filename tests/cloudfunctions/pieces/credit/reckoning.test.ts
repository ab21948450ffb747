import fc from 'fast-check'
import { DIFFICULTIES, GRADES, type Inputs, PARTS } from '../../../../cloudfunctions/pieces/contract/credit'
import { FIRST_FORMULA, formulaFor } from '../../../../cloudfunctions/pieces/credit/formula'
import { piecePoints, reckon, ungradedIn } from '../../../../cloudfunctions/pieces/credit/reckoning'

const { terms } = FIRST_FORMULA
const paid = { ...terms, fenPerPoint: 1234 }

const anInput = (changes: Partial<Inputs> = {}): Inputs => ({
  storyId: 's1',
  title: '小巷通了',
  publishedAt: '2026-10-03T01:00:00.000Z',
  forms: ['text'],
  characters: 900,
  difficulty: 'plain',
  contributions: [
    {
      personId: 'a',
      name: '赵一凡',
      part: 'author',
      grade: 'sound',
      gradedBy: { personId: 'e', name: '陈志远' },
    },
  ],
  ...changes,
})

const inputs: fc.Arbitrary<Inputs[]> = fc.uniqueArray(
  fc.record({
    storyId: fc.stringMatching(/^[a-z0-9]{1,6}$/),
    title: fc.string(),
    publishedAt: fc
      .date({ min: new Date('2026-10-01'), max: new Date('2026-10-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    forms: fc.subarray(terms.forms.map(({ form }) => form)),
    characters: fc.nat(20_000),
    difficulty: fc.constantFrom(...DIFFICULTIES),
    contributions: fc.uniqueArray(
      fc.record({
        personId: fc.constantFrom('a', 'b', 'c', 'd'),
        name: fc.constantFrom('赵一凡', '苏和'),
        part: fc.constantFrom(...PARTS),
        grade: fc.option(fc.constantFrom(...GRADES)),
        gradedBy: fc.constant(null),
      }),
      { selector: ({ personId, part }) => `${personId} ${part}`, maxLength: 8 },
    ),
  }),
  { selector: ({ storyId }) => storyId, maxLength: 12 },
)

describe('what a piece is worth', () => {
  it('is forms and length, by difficulty, the length up to a limit', () => {
    expect(piecePoints(anInput(), terms)).toBe(600)
    expect(piecePoints(anInput({ difficulty: 'hard' }), terms)).toBe(960)
    expect(piecePoints(anInput({ characters: 100_000 }), terms)).toBe(900)
    expect(piecePoints(anInput({ forms: ['text', 'text', 'video'] }), terms)).toBe(1200)
  })

  it('is shared by those who share a part, and an ungraded part counts nothing', () => {
    const [one] = anInput().contributions
    if (!one) throw new Error('no contribution')
    const two = [one, { ...one, personId: 'b', name: '苏和', grade: null, gradedBy: null }]
    const lines = reckon([anInput({ contributions: two })], paid)
    expect(lines.map(({ name, points, fen }) => [name, points, fen])).toEqual([
      ['苏和', 0, 0],
      ['赵一凡', 300, 3702],
    ])
    expect(ungradedIn(lines)).toBe(1)
  })
})

describe('a month', () => {
  it('gives the same sheet whatever order its inputs come in, and again', () => {
    fc.assert(
      fc.property(
        inputs.chain((month) =>
          fc.tuple(fc.constant(month), fc.shuffledSubarray(month, { minLength: month.length })),
        ),
        ([month, shuffled]) => {
          expect(JSON.stringify(reckon(shuffled, paid))).toBe(JSON.stringify(reckon(month, paid)))
        },
      ),
    )
  })

  it('adds up: each line is its items, and a part never gives more than its share with the best grade', () => {
    fc.assert(
      fc.property(inputs, (month) => {
        for (const line of reckon(month, paid)) {
          expect(line.points).toBe(line.items.reduce((sum, { points }) => sum + points, 0))
          expect(line.fen).toBe(line.items.reduce((sum, { fen }) => sum + fen, 0))
        }
        for (const piece of month) {
          for (const part of PARTS) {
            const given = reckon([piece], paid).flatMap(({ items }) =>
              items.filter((item) => item.part === part),
            )
            const most = (piecePoints(piece, paid) * paid.parts[part] * paid.grades.excellent) / 10_000
            expect(given.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(most)
          }
        }
      }),
    )
  })

  it('is in the order of names, not of points', () => {
    const [one] = anInput().contributions
    if (!one) throw new Error('no contribution')
    const many = ['赵一凡', '陈志远', '苏和'].map((name, index) => ({ ...one, personId: `p${index}`, name }))
    const lines = reckon([anInput({ contributions: many })], terms)
    expect(lines.map(({ name }) => name)).toEqual(['陈志远', '苏和', '赵一凡'])
  })

  it('goes by the newest formula that counts for it', () => {
    const later = { ...FIRST_FORMULA, version: 2, from: '2026-11' }
    expect(formulaFor([later, FIRST_FORMULA], '2026-10').version).toBe(0)
    expect(formulaFor([later, FIRST_FORMULA], '2026-11').version).toBe(2)
  })
})
