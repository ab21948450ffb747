import { ask, Refused, tell } from '../api'
import { area, button, element, note, row, say, section, table } from '../dom'
import { time } from '../format'

interface Order {
  readonly prepay_id: string
  readonly out_trade_no: string
  readonly description: string
  readonly trade_state: string
  readonly trade_state_desc: string
  readonly success_time?: string
  readonly amount: { readonly total: number }
  readonly payer: { readonly openid: string }
}

interface Refund {
  readonly refund_id: string
  readonly out_trade_no: string
  readonly status: string
  readonly refund: number
}

/** An order whose payment failed can be paid with the next try. */
const PAYABLE = ['NOTPAY', 'PAYERROR']

const yuan = (fen: number) => `${(fen / 100).toFixed(2)} 元`

/** Orders of the local WeChat Pay, and what a person would do in the payment sheet. */
export function paymentsSection(): HTMLElement {
  const list = area(async () => {
    try {
      const [orders, refunds] = await Promise.all([
        ask<Order[]>('/_pay/_local/orders'),
        ask<Refund[]>('/_pay/_local/refunds'),
      ])
      if (!orders.length) return note('还没有订单。')
      return [ordersTable(orders, list.refresh), refunds.length > 0 && refundsTable(refunds)]
    } catch (error) {
      if (error instanceof Refused && error.code === 'NOT_CONFIGURED')
        return note('没有开支付：设置里没有商户。')
      throw error
    }
  })
  return section('支付', note('没有一分钱真的动过。'), row(button('刷新', list.refresh)), list.place)
}

function ordersTable(orders: readonly Order[], refresh: () => Promise<void>): HTMLElement {
  return table(
    '订单',
    ['订单号', '内容', '金额', '谁', '状态', '支付时间', '操作'],
    orders.map((order) => [
      order.out_trade_no,
      order.description,
      yuan(order.amount.total),
      order.payer.openid,
      order.trade_state_desc,
      order.success_time ? time(order.success_time) : '—',
      PAYABLE.includes(order.trade_state) ? sheetOf(order, refresh) : '',
    ]),
  )
}

function sheetOf({ prepay_id: prepayId }: Order, refresh: () => Promise<void>): HTMLElement {
  const pay = async (outcome: 'success' | 'fail') => {
    const { errMsg } = await tell<{ errMsg: string }>('/_pay/_local/pay', { prepayId, outcome })
    say(errMsg)
    await refresh()
  }
  return element(
    'div',
    { class: 'row' },
    button('付款', () => pay('success')),
    button('付款失败', () => pay('fail'), 'danger'),
  )
}

function refundsTable(refunds: readonly Refund[]): HTMLElement {
  return table(
    '退款',
    ['退款号', '订单号', '金额', '状态'],
    refunds.map((one) => [one.refund_id, one.out_trade_no, yuan(one.refund), one.status]),
  )
}
