import { type Order, orders } from '@functions/orders/contract'
import { Button } from 'antd'
import { api } from '../../../api'
import { until } from '../../../ui/time'
import type { Steps } from './use-order'

type Member = Order['crew'][number]

interface CrewProps {
  readonly order: Order
  readonly now: number
  readonly steps: Steps
}

/** 谁去: who has a place, when they came and left; the desk takes it down for whoever has no phone. */
export function Crew({ order, now, steps }: CrewProps) {
  const { crew, orderId, revision, state } = order
  if (crew.length === 0) return null
  const attend = ({ volunteerId, name }: Member, what: 'in' | 'out') =>
    steps.act(
      () => api(orders).attend({ orderId, revision, volunteerId, what }),
      what === 'in' ? `${name}签到了。` : `${name}签退了。`,
    )
  return (
    <section aria-label="谁去">
      <h3 className="rail order-part">谁去</h3>
      <ul className="crew">
        {crew.map((member) => (
          <li key={member.volunteerId}>
            <span className="initial" aria-hidden="true">
              {[...member.name][0]}
            </span>
            <div>
              <strong>{member.name}</strong>
              <div className="meta">{attendanceSaid(member, now)}</div>
            </div>
            {(state === 'claimed' || state === 'serving') && !member.signedInAt && (
              <Button size="small" disabled={steps.busy} onClick={() => void attend(member, 'in')}>
                替{member.name}签到
              </Button>
            )}
            {member.signedInAt && !member.signedOutAt && (
              <Button size="small" disabled={steps.busy} onClick={() => void attend(member, 'out')}>
                替{member.name}签退
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function attendanceSaid({ signedInAt, signedOutAt }: Member, now: number): string {
  if (!signedInAt) return '还没签到'
  const came = `${until(signedInAt, now)} 到`
  return signedOutAt ? `${came}，${until(signedOutAt, now)} 离开` : came
}
