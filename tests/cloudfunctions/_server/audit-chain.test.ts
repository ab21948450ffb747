import { createHash } from 'node:crypto'
import {
  type AuditRow,
  firstBreak,
  GENESIS,
  hashOf,
  linkAfter,
} from '../../../cloudfunctions/_server/audit-chain'

const START = { number: 0, hash: GENESIS }

function aChain(length: number): AuditRow[] {
  const chain: AuditRow[] = []
  for (let n = 1; n <= length; n++) {
    const entry = {
      at: `2026-11-22T00:00:0${n}.000Z`,
      staffId: 's-1',
      staffName: '白音',
      action: 'stories.publish',
      subject: `story-${n}`,
      outcome: 'done',
      traceId: `t-${n}`,
    }
    chain.push(linkAfter(chain.at(-1) ?? START, entry))
  }
  return chain
}

const without = (chain: AuditRow[], number: number) => chain.filter((row) => row.number !== number)
const changed = (chain: AuditRow[], number: number, patch: Partial<AuditRow>) =>
  chain.map((row) => (row.number === number ? { ...row, ...patch } : row))

describe('firstBreak finds', () => {
  it.each([
    ['the first record gone', without(aChain(3), 1), { number: 1, why: 'missing' }],
    ['one from the middle gone', without(aChain(5), 3), { number: 3, why: 'missing' }],
    ['another outcome', changed(aChain(5), 2, { outcome: 'not_allowed' }), { number: 2, why: 'changed' }],
    ['another person', changed(aChain(5), 4, { staffName: '陈志远' }), { number: 4, why: 'changed' }],
    ['another hash', changed(aChain(5), 5, { hash: 'f'.repeat(64) }), { number: 5, why: 'changed' }],
  ])('%s', (_, chain, expected) => {
    expect(firstBreak(START, chain)).toEqual(expected)
  })

  it.each(['at', 'staffId', 'action', 'subject', 'traceId', 'previousHash'] as const)(
    'a changed %s',
    (field) => {
      expect(firstBreak(START, changed(aChain(3), 2, { [field]: 'x' }))).toEqual({
        number: 2,
        why: 'changed',
      })
    },
  )

  it('a record that was written anew with a fitting hash: its follower does not continue it', () => {
    const chain = aChain(4)
    const forged = { ...(chain[1] as AuditRow), outcome: 'refused' }
    const rewritten = changed(chain, 2, { ...forged, hash: hashOf(forged) })
    expect(firstBreak(START, rewritten)).toEqual({ number: 3, why: 'out_of_order' })
  })

  it('records that changed places', () => {
    const [one, two, three] = aChain(3) as [AuditRow, AuditRow, AuditRow]
    expect(firstBreak(START, [one, three, two])).toEqual({ number: 2, why: 'missing' })
    expect(firstBreak(START, [one, { ...two, _id: three._id }, three])).toEqual({
      number: 2,
      why: 'out_of_order',
    })
  })
})

it('finds nothing in a whole chain, from its start or from any link', () => {
  const chain = aChain(6)
  expect(firstBreak(START, chain)).toBeNull()
  expect(firstBreak(chain[2] as AuditRow, chain.slice(3))).toBeNull()
  expect(firstBreak(START, [])).toBeNull()
})

it('a hash is the same for anybody who computes it from the fields in the order of their names', () => {
  const record = aChain(1)[0] as AuditRow
  const { _id, hash, ...rest } = record
  const sorted = Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)))
  expect(createHash('sha256').update(JSON.stringify(sorted)).digest('hex')).toBe(hash)
  expect(_id).toBe('a000000001')
})
