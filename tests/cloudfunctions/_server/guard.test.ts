import { AppError } from '../../../cloudfunctions/_common/errors'
import { guard } from '../../../cloudfunctions/_server/guard'

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))

function refusalOf(value: unknown, maxBytes?: number): AppError | null {
  try {
    guard(value, maxBytes)
    return null
  } catch (error) {
    return error as AppError
  }
}

describe('guard refuses as invalid input', () => {
  it.each([
    ['41 levels', nested(41)],
    ['a million levels, without using up the stack', nested(1_000_000)],
    ['__proto__ as a name', JSON.parse('{"a":{"__proto__":{"role":"administrator"}}}')],
    ['constructor as a name', JSON.parse('[{"constructor":1}]')],
    ['prototype as a name', { prototype: 1 }],
    ['NUL in a text', { text: 'a\0b' }],
    ['NUL in a name', { 'a\0b': 1 }],
    ['half of a surrogate pair', ['\ud83d']],
    ['the other half, turned round', '\udc4d\ud83d'],
    ['more than a megabyte', '字'.repeat(400_000)],
    ['a million small values', Array(1_000_000).fill(1)],
  ])('%s', (_, value) => {
    expect(refusalOf(value)).toMatchObject({ code: 'invalid_input' })
    expect(refusalOf(value)?.fields['']).toMatch(/\p{Script=Han}.*。$/u)
  })

  it('what is larger than this action allows', () => {
    expect(refusalOf('a'.repeat(2000), 1000)).toBeInstanceOf(AppError)
  })
})

it('lets 40 levels, whole surrogate pairs, and what an action allows for pass', () => {
  expect(refusalOf(nested(40))).toBeNull()
  expect(refusalOf({ text: '好👍\n\t', none: null, yes: true, 数: [1, -0.5] })).toBeNull()
  expect(refusalOf('字'.repeat(400_000), 4 * 1024 * 1024)).toBeNull()
})
