import { Binary, BSONRegExp, Decimal128, Double, Long, MaxKey, ObjectId, Timestamp } from 'bson'
import { decode } from '../../../emulator/database/values/decode'
import { encode } from '../../../emulator/database/values/encode'
import type { Document } from '../../../emulator/database/values/value'
import { shown } from '../../../emulator/page/shown'

test.each<[string, Document]>([
  ['plain values', { a: 1, b: 'x', c: null, d: true, e: [1, [2]], f: { g: {} } }],
  ['dates', { a: new Date('2026-01-02T03:04:05.678Z'), b: [new Date(0)], c: new Date(-62_135_596_800_001) }],
  [
    'numbers JSON cannot say',
    { a: Number.NaN, b: Number.NEGATIVE_INFINITY, c: -0, d: 3_000_000_000, e: 0.1 },
  ],
  [
    'numbers with a type',
    { a: Long.fromString('9007199254740993'), b: new Double(5), c: Decimal128.fromString('1.10') },
  ],
  [
    'other types',
    {
      a: new ObjectId('64b64c1f0f0f0f0f0f0f0f0f'),
      b: new Binary(Buffer.from('x')),
      c: new Timestamp(5n),
      d: new MaxKey(),
      e: new BSONRegExp('a+', 'i'),
    },
  ],
])('what the page shows of %s, saved again, is what was stored', (_, document) => {
  const stored = encode(document)
  const onPage = JSON.stringify(shown(JSON.parse(stored)))
  expect(encode(decode(onPage, 'page'))).toBe(stored)
})

test('a date is shown as people write it', () => {
  expect(shown({ at: { $date: { $numberLong: '0' } } })).toEqual({
    at: { $date: '1970-01-01T00:00:00.000Z' },
  })
})

test('a date beyond the calendar keeps its number', () => {
  const far = { $date: { $numberLong: '9000000000000000' } }
  expect(shown(far)).toEqual(far)
})
