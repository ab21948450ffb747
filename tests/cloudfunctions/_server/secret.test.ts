import { hashed, seal, unseal } from '../../../cloudfunctions/_server/secret'

beforeEach(() => {
  process.env.CENTRE_SECRET = 'a secret for tests that is long enough'
})
afterAll(() => {
  delete process.env.CENTRE_SECRET
})

it.each([[''], ['short']])('works with no secret like %p', (secret) => {
  process.env.CENTRE_SECRET = secret
  expect(() => hashed('a')).toThrow('CENTRE_SECRET')
})

it('a hash depends on each part, their borders and the secret', () => {
  const hash = hashed('ab', 'c')
  expect(hash).toMatch(/^[\w-]{43}$/)
  expect(hashed('ab', 'c')).toBe(hash)
  expect(hashed('a', 'bc')).not.toBe(hash)
  process.env.CENTRE_SECRET = 'another secret that is long enough too'
  expect(hashed('ab', 'c')).not.toBe(hash)
})

describe('a sealed text', () => {
  const sealed = () => seal('phone', '13800138000', 'row-1')

  it('opens for its purpose and row only', () => {
    expect(unseal('phone', sealed(), 'row-1').toString()).toBe('13800138000')
    expect(() => unseal('totp', sealed(), 'row-1')).toThrow()
    expect(() => unseal('phone', sealed(), 'row-2')).toThrow()
  })

  it('does not open when one letter of it was changed', () => {
    const text = sealed()
    for (const at of [3, 20, 40, text.length - 2]) {
      const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
      expect(() => unseal('phone', changed, 'row-1')).toThrow()
    }
  })

  it('never looks the same twice and does not show the text', () => {
    expect(sealed()).not.toBe(sealed())
    expect(Buffer.from(sealed().slice(2), 'base64url').toString('latin1')).not.toContain('138')
  })
})
