import { type Action, ROLES } from '../../../cloudfunctions/_common/contract'
import { CONTRACTS } from '../../support/contracts'

/** `functionName.action`, its effect, and a mark under each role that may call it. */
function matrix(): string {
  const row = (name: string, effect: string, marks: readonly string[]) =>
    [name.padEnd(26), effect.padEnd(6), ...marks.map((mark, at) => mark.padEnd(ROLES[at]?.length ?? 0))]
      .join(' ')
      .trimEnd()
  const rows = CONTRACTS.flatMap(({ functionName, actions }) =>
    Object.entries<Action>(actions).map(([name, { roles, effect, whileUnready }]) => {
      const open = roles.includes('visitor')
      const marks = ROLES.map((role) =>
        open || roles.includes(role) ? (whileUnready ? 'always' : 'yes') : '-',
      )
      return row(`${functionName}.${name}`, effect, marks)
    }),
  )
  return [row('action', 'effect', ROLES), ...rows].join('\n')
}

it('shows a widened access as a difference', () => {
  expect(matrix()).toMatchSnapshot()
})
