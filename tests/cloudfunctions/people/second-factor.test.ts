import { newTotpSecret, totpStep, totpUri } from '../../../cloudfunctions/people/second-factor'

/** RFC 6238, appendix B, SHA-1, cut to six digits; the secret is its "12345678901234567890". */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const VECTORS: [seconds: number, code: string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [2000000000, '279037'],
]

it.each(VECTORS)('at %i s refuses all but the code of the RFC', (seconds, code) => {
  expect(totpStep(SECRET, code === '000000' ? '000001' : '000000', seconds * 1000)).toBeNull()
  expect(totpStep(SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30))
})

it('takes the code of the step before and after, and names that step; not of two steps away', () => {
  const step = Math.floor(1234567890 / 30)
  const at = (steps: number) => (1234567890 + steps * 30) * 1000
  expect(totpStep(SECRET, '005924', at(1))).toBe(step)
  expect(totpStep(SECRET, '005924', at(-1))).toBe(step)
  expect(totpStep(SECRET, '005924', at(2))).toBeNull()
  expect(totpStep(SECRET, '005924', at(-2))).toBeNull()
})

it('makes secrets of 160 bits and an address that authenticator apps read', () => {
  const secret = newTotpSecret()
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(secret)
  const uri = new URL(totpUri('admin', secret))
  expect(uri.protocol).toBe('otpauth:')
  expect(uri.searchParams.get('secret')).toBe(secret)
  expect(decodeURIComponent(uri.pathname)).toMatch(/:admin$/)
})
