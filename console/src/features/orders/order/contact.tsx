import { type Order, orders } from '@functions/orders/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'

/** Phone and door of an order: masked until they are asked for, and each look stands in the log. */
export function Contact({ order }: { order: Order }) {
  const [shown, setShown] = useState<{ phone: string; door: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const look = async () => {
    setBusy(true)
    setRefusal('')
    try {
      setShown(await api(orders).unlock({ orderId: order.orderId }))
    } catch (error) {
      setRefusal(sayAll(error))
    } finally {
      setBusy(false)
    }
  }
  if (shown) {
    return (
      <>
        <dt>电话</dt>
        <dd className="num">
          <a href={`tel:${shown.phone}`}>{shown.phone}</a>
        </dd>
        <dt>门牌</dt>
        <dd>{shown.door}</dd>
      </>
    )
  }
  return (
    <>
      <dt>电话</dt>
      <dd>
        <span className="num">{order.phoneMasked}</span>{' '}
        <Button size="small" loading={busy} onClick={() => void look()}>
          看电话和门牌
        </Button>
        <div className="meta">看一次，操作日志里记一次。</div>
        {refusal && <div role="alert">{refusal}</div>}
      </dd>
    </>
  )
}
