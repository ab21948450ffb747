import { STAFF_ROLES } from '../../cloudfunctions/_common/contract'
import { errorText } from '../../cloudfunctions/_common/error-text'
import { ERROR_CODES } from '../../cloudfunctions/_common/errors'
import { CONTRACTS } from '../support/contracts'

const ACTIONS = CONTRACTS.flatMap(({ functionName, actions }) =>
  Object.entries(actions).map(([name, action]) => [`${functionName}.${name}`, action] as const),
)

it.each(ACTIONS)('%s names who may call it', (_, { roles }) => {
  expect(roles.length).toBeGreaterThan(0)
})

it.each(ACTIONS.filter(([, { effect }]) => effect === 'write'))(
  '%s, a write, is not open to guests beside staff',
  (_, { roles }) => {
    // a guest's write (a code, an opinion, a counted read) and a staff action never share a door
    const open = (roles as readonly string[]).includes('visitor')
    expect(open && STAFF_ROLES.some((role) => (roles as readonly string[]).includes(role))).toBe(false)
  },
)

it.each(ERROR_CODES)('%s has a sentence that says what to do', (code) => {
  const sentence = errorText({ code, fields: {}, traceId: 't-1' })
  expect(sentence).toMatch(/[\u4e00-\u9fff]/)
  expect(sentence).toMatch(/[。）]$/)
})

it('gives the trace id with the unexpected, and a domain sentence before the general one', () => {
  expect(errorText({ code: 'unexpected', fields: {}, traceId: 'abc' })).toContain('abc')
  expect(errorText({ code: 'wrong_state', fields: { '': '这篇已经撤下了。' } })).toBe('这篇已经撤下了。')
})
