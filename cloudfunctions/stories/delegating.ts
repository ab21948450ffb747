import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import { colleague, colleagues } from '../people/colleagues'
import type { Delegation } from './contract'
import { SIGNERS, STAGE_HOLDERS } from './machine'
import type { Input, Output } from './signatures'
import * as reviews from './store/reviews'

const MOST_DAYS = 60
const DAY_MS = 24 * 60 * 60 * 1000

const delegationOf = ({
  _id,
  fromId,
  fromName,
  toId,
  toName,
  ...row
}: reviews.DelegationRow): Delegation => ({
  ...row,
  delegationId: _id,
  from: { personId: fromId, name: fromName },
  to: { personId: toId, name: toName },
})

export async function delegations(_input: unknown, caller: Caller): Promise<Output<'delegations'>> {
  const at = instant()
  const me = caller.personId ?? ''
  const [given, received, people] = await Promise.all([
    reviews.delegatedBy(me, at),
    reviews.delegatedTo(me, at),
    colleagues(),
  ])
  const delegable: readonly string[] = [...STAGE_HOLDERS, ...SIGNERS]
  const candidates = people
    .filter(({ personId }) => personId !== me)
    .map(({ personId, name, roles }) => ({
      personId,
      name,
      roles: roles.filter((role) => delegable.includes(role) && caller.roles.includes(role)),
    }))
  return {
    given: given.map(delegationOf),
    received: received.map(delegationOf),
    candidates: candidates.filter(({ roles }) => roles.length > 0),
  }
}

const refuse = (field: string, sentence: string) =>
  new AppError('invalid_input', `delegation: ${field}`, { [field]: sentence })

/** 委托: a colleague who holds the role too does it meanwhile, where it had been one's own to do. */
export async function delegate(input: Input<'delegate'>, caller: Caller): Promise<Delegation> {
  const { toPersonId, role, startsAt, endsAt } = input
  if (!caller.roles.includes(role)) throw refuse('role', '您自己没有这个角色，不能委托别人。')
  if (toPersonId === caller.personId) throw refuse('toPersonId', '委托给别人，不是自己。')
  if (endsAt <= startsAt) throw refuse('endsAt', '结束的时间要晚于开始的时间。')
  if (endsAt <= instant()) throw refuse('endsAt', '结束的时间已经过了。')
  if (Date.parse(endsAt) - Date.parse(startsAt) > MOST_DAYS * DAY_MS) {
    throw refuse('endsAt', `一次最多委托 ${MOST_DAYS} 天。`)
  }
  const to = await colleague(toPersonId)
  if (!to?.active) throw refuse('toPersonId', '没有这个人，或者账号停用了。')
  if (!to.roles.includes(role)) throw refuse('toPersonId', `${to.name}没有这个角色，换一个有的人。`)
  const row: reviews.DelegationRow = {
    _id: newId(caller, 'delegation'),
    fromId: caller.personId ?? '',
    fromName: caller.name,
    toId: toPersonId,
    toName: to.name,
    role,
    startsAt,
    endsAt,
  }
  await reviews.addDelegation(row)
  return delegationOf(row)
}

export async function endDelegation(
  { delegationId }: Input<'endDelegation'>,
  caller: Caller,
): Promise<Output<'endDelegation'>> {
  const row = await reviews.delegation(delegationId)
  if (row.fromId !== caller.personId) {
    throw new AppError('not_allowed', `delegation ${delegationId} is somebody else's`, {
      '': '只有委托的人自己能收回。',
    })
  }
  await reviews.endDelegation(delegationId, row.fromId, instant())
  return {}
}
