/** `trade_state` of an order. */
export type TradeState = 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND' | 'PAYERROR'

export interface Order {
  readonly appid: string
  readonly mchid: string
  readonly description: string
  readonly out_trade_no: string
  readonly attach: string
  readonly notify_url: string
  /** RFC 3339; '' for none. */
  readonly time_expire: string
  /** In fen. */
  readonly total: number
  readonly openid: string
  readonly prepay_id: string
  readonly state: TradeState
  readonly transaction_id: string
  /** Milliseconds; 0 while nobody has paid. */
  readonly paidAt: number
}

export interface Refund {
  readonly refund_id: string
  readonly out_refund_no: string
  readonly out_trade_no: string
  readonly reason: string
  readonly notify_url: string
  readonly total: number
  readonly refund: number
  readonly status: 'PROCESSING' | 'SUCCESS'
  readonly createdAt: number
  readonly endsAt: number
}

const STATES: Readonly<Record<TradeState, string>> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  CLOSED: '订单已关闭',
  REFUND: '订单发生过退款，退款详情请查询退款单',
  PAYERROR: '支付失败(其他原因，如银行返回失败)',
}
const CHINA_MS = 8 * 3600 * 1000

/** China's time with its zone, as the service writes it. */
export const timeOf = (moment: number): string =>
  `${new Date(moment + CHINA_MS).toISOString().slice(0, 19)}+08:00`

/** An order as queries and notices show it. */
export function transactionOf(order: Order): object {
  const { appid, mchid, out_trade_no, attach, state, transaction_id, paidAt, total, openid } = order
  const paid = paidAt > 0 && {
    transaction_id,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    success_time: timeOf(paidAt),
  }
  return {
    appid,
    mchid,
    out_trade_no,
    ...paid,
    trade_state: state,
    trade_state_desc: STATES[state],
    attach,
    payer: { openid },
    amount: { total, ...(paidAt > 0 && { payer_total: total, payer_currency: 'CNY' }), currency: 'CNY' },
  }
}

/** A refund as its calls show it. */
export function refundOf(refund: Refund, { transaction_id }: Order): object {
  const { refund_id, out_refund_no, out_trade_no, status, createdAt, endsAt, total } = refund
  return {
    refund_id,
    out_refund_no,
    transaction_id,
    out_trade_no,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    ...(status === 'SUCCESS' && { success_time: timeOf(endsAt) }),
    create_time: timeOf(createdAt),
    status,
    funds_account: 'AVAILABLE',
    amount: {
      total,
      refund: refund.refund,
      payer_total: total,
      payer_refund: refund.refund,
      settlement_refund: refund.refund,
      settlement_total: total,
      discount_refund: 0,
      currency: 'CNY',
    },
  }
}
