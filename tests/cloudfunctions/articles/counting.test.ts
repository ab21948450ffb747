import type { Caller } from '@functions/_server/caller'
import { mayCount, readerOf } from '@functions/articles/counting'

process.env.CENTRE_SECRET = 'a secret of a test that is long enough'

const visitor: Caller = {
  personId: null,
  kind: 'visitor',
  name: '',
  unitId: null,
  roles: [],
  grants: [],
  openid: null,
  sessionId: null,
  key: 'k',
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)',
  address: '127.0.0.1',
  traceId: 't',
  requestId: 'r1',
}

describe('mayCount', () => {
  it.each([
    ['staff', { kind: 'staff' as const }],
    ['Baidu’s crawler', { userAgent: 'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com)' }],
    ['a search robot', { userAgent: 'Mozilla/5.0 (compatible; bingbot/2.0)' }],
    ['a script', { userAgent: 'curl/8.5.0' }],
  ])('does not count %s', (_, change) => {
    expect(mayCount({ ...visitor, ...change })).toBe(false)
  })

  it('counts a browser, and WeChat whatever it calls itself', () => {
    expect(mayCount(visitor)).toBe(true)
    expect(mayCount({ ...visitor, openid: 'o1', userAgent: '' })).toBe(true)
  })
})

describe('readerOf', () => {
  it('does not believe a token that the centre did not sign', () => {
    const forged = readerOf({ ...visitor, requestId: 'r2' }, 'visitor-of-my-own.signature')
    expect(forged.isNew).toBe(true)
    expect(forged.visitor).not.toContain('visitor-of-my-own')
  })

  it('knows a token of its own again, and gives a retry of the first call the same one', () => {
    const first = readerOf(visitor, undefined)
    expect(readerOf(visitor, undefined)).toEqual(first)
    const later = readerOf({ ...visitor, requestId: 'r9' }, first.visitor ?? '')
    expect(later).toEqual({ ...first, isNew: false })
  })

  it('takes a WeChat reader for the same one before and after signing in', () => {
    const before = readerOf({ ...visitor, openid: 'o1' }, undefined)
    const after = readerOf({ ...visitor, openid: 'o1', kind: 'resident', personId: 'p1' }, undefined)
    expect(after).toEqual(before)
    expect(before.visitor).toBeNull()
  })
})
