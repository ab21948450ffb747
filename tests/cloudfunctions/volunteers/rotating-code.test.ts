import { createHmac } from 'node:crypto'
import { codeAt, hmac, readCode, SLOT_MS } from '../../../cloudfunctions/volunteers/contract/rotating-code'

describe('the rotating code', () => {
  it('reads no other text as a code', () => {
    for (const text of ['', 'https://example.com', 'kv1.shift.a.in.1', 'kv1.order.a.in.1.0123456789ab']) {
      expect(readCode(text)).toBeNull()
    }
  })

  it('computes the HMAC that Node computes, for every length of key and text', () => {
    for (let length = 0; length < 140; length++) {
      const [key, text] = ['k'.repeat(length), 'abc'.repeat(length)]
      expect(hmac(key, text)).toBe(createHmac('sha256', key).update(text).digest('hex'))
    }
  })

  it('stays for half a minute and is another one after it, and for coming and going', () => {
    const of = { holder: 'shift', id: 'one', what: 'in' } as const
    const first = codeAt('secret', of, 10 * SLOT_MS)
    expect(codeAt('secret', of, 11 * SLOT_MS - 1)).toBe(first)
    expect(codeAt('secret', of, 11 * SLOT_MS)).not.toBe(first)
    expect(codeAt('other', of, 10 * SLOT_MS)).not.toBe(first)
    expect(codeAt('secret', { ...of, what: 'out' }, 10 * SLOT_MS)).not.toBe(first)
    expect(readCode(first)).toMatchObject({ ...of, slot: 10 })
  })
})
