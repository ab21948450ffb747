import { AppError } from '@functions/_common/errors'
import { type OrderCard, orders as ordersContract } from '@functions/orders/contract'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { Note } from '../../../ui/note'
import { shortNumber } from '../words'
import { SameVolunteer } from './same-volunteer'
import type { Chosen } from './use-chosen'

/** As many as the centre takes in one step. */
const MOST = 20
const DONE = { accept: '审过了', pool: '放进池子了', dispatch: '派出去了' } as const
type Event = keyof typeof DONE

interface BatchBarProps {
  readonly event: NonNullable<Chosen['event']>
  readonly chosen: Chosen
  readonly orders: readonly OrderCard[]
  readonly onDone: () => void
}

/** 批量: one step for the ticked orders; what one is refused stops none of the others and is said by its number. */
export function BatchBar({ event, chosen, orders, onDone }: BatchBarProps) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const [refused, setRefused] = useState<readonly string[]>([])
  const picked = orders.filter(({ orderId }) => chosen.ids.has(orderId))
  const first = orders.slice(0, MOST)
  const all = picked.length === first.length

  const run = async (job: Event, more: { volunteerId?: string; note?: string } = {}) => {
    setBusy(true)
    setRefused([])
    try {
      const { outcomes } = await api(ordersContract).batch({
        event: job,
        orders: picked.map(({ orderId, revision }) => ({ orderId, revision })),
        ...more,
      })
      const failed = outcomes.flatMap(({ orderId, refusal }) => (refusal ? [{ orderId, ...refusal }] : []))
      const done = outcomes.length - failed.length
      if (done > 0) message.success(`${done} 张${DONE[job]}。`)
      setRefused(
        failed.map(({ orderId, code, fields }) => {
          const number = orders.find((one) => one.orderId === orderId)?.number ?? ''
          return `${shortNumber(number)}：${sayAll(new AppError(code, 'refused in a batch', fields))}`
        }),
      )
      // what was refused stays ticked: it can be tried again when the reason is gone
      chosen.set(failed.map(({ orderId }) => orderId))
      setAsking(false)
      onDone()
    } catch (error) {
      message.error(sayAll(error), 6)
    } finally {
      setBusy(false)
    }
  }

  const many = picked.length
  const tooMany = many > MOST
  return (
    <div className="orders-batch">
      <Checkbox
        checked={many > 0 && all}
        indeterminate={many > 0 && !all}
        onChange={() => chosen.set(all ? [] : first.map(({ orderId }) => orderId))}
      >
        {many > 0 ? `选了 ${many} 张` : '几张一起办'}
      </Checkbox>
      {many > 0 && event === 'accept' && (
        <Button size="small" loading={busy} disabled={tooMany} onClick={() => void run('accept')}>
          一起审过
        </Button>
      )}
      {many > 0 && event === 'dispatch' && (
        <>
          <Button size="small" disabled={busy || tooMany} onClick={() => setAsking(true)}>
            派给同一位
          </Button>
          <Button size="small" loading={busy} disabled={tooMany} onClick={() => void run('pool')}>
            一起放进池子
          </Button>
        </>
      )}
      {tooMany && <span className="meta">一次最多 {MOST} 张</span>}
      {refused.length > 0 && (
        <Note tone="due" title={`${refused.length} 张没办成，别的都办好了。`}>
          {refused.map((sentence) => (
            <div key={sentence}>{sentence}</div>
          ))}
        </Note>
      )}
      {asking && picked[0] && (
        <SameVolunteer
          orders={picked}
          busy={busy}
          onChoose={(volunteerId, note) => void run('dispatch', { volunteerId, note })}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
