import {
  hashPassword,
  oneTimePassword,
  passwordFits,
  passwordFitsNobody,
} from '../../../cloudfunctions/people/passwords'

beforeAll(() => {
  process.env.STAFF_PASSWORD_COST = '1024'
})
afterAll(() => {
  delete process.env.STAFF_PASSWORD_COST
})

it('refuses every other password, and any for nobody', async () => {
  const stored = await hashPassword('kundulun-2026')
  for (const wrong of ['', 'kundulun-2027', 'Kundulun-2026', 'kundulun-2026 ']) {
    expect(await passwordFits(wrong, stored)).toBe(false)
  }
  expect(await passwordFitsNobody('kundulun-2026')).toBe(false)
})

it('knows a password again, also when the cost has changed meanwhile', async () => {
  const stored = await hashPassword('昆都仑 2026 很长')
  expect(stored).toMatch(/^scrypt\$1024\$8\$1\$/)
  process.env.STAFF_PASSWORD_COST = '2048'
  expect(await passwordFits('昆都仑 2026 很长', stored)).toBe(true)
})

it('costs 32 MB a try when nothing is said', async () => {
  delete process.env.STAFF_PASSWORD_COST
  expect(await hashPassword('kundulun-2026')).toMatch(/^scrypt\$32768\$8\$1\$/)
})

it('gives out one-time passwords that can be read aloud, and none twice', () => {
  const given = Array.from({ length: 200 }, oneTimePassword)
  for (const password of given) expect(password).toMatch(/^[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){2}$/)
  expect(new Set(given).size).toBe(200)
})
