import { actionInWords, outcomeInWords } from '@console/features/settings/audit/words'
import { STAFF_ROLES } from '@functions/_common/contract'
import { ERROR_CODES } from '@functions/_common/errors'
import { CONTRACTS } from '../../../../support/contracts'

it('every mutation by staff has its words in the log', () => {
  const writes = CONTRACTS.flatMap(({ functionName, actions }) =>
    Object.entries(actions)
      .filter(
        ([, { effect, roles }]) =>
          effect === 'write' && roles.some((role) => STAFF_ROLES.some((own) => own === role)),
      )
      .map(([name]) => `${functionName}.${name}`),
  )
  expect(writes.filter((action) => actionInWords(action) === action)).toEqual([])
})

it('an action of a later release is shown as it is', () => {
  expect(actionInWords('orders.claim')).toBe('orders.claim')
})

it.each(ERROR_CODES)('the refusal %s has its words', (code) => {
  expect(outcomeInWords(code)).not.toBe(code)
})
