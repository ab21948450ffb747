import * as z from 'zod/mini'
import { inputOf, NotifyUrl, type PayCall } from '../call'
import { PayError } from '../codes'
import type { Order } from '../orders'
import { refundOf } from '../orders'
import type { Payments } from '../payments'

const Input = z.object({
  transaction_id: z.optional(z.string()),
  out_trade_no: z.optional(z.string()),
  out_refund_no: z.string().check(z.regex(/^[\w\-|*@]{1,64}$/)),
  reason: z._default(z.string().check(z.maxLength(80)), ''),
  notify_url: z._default(NotifyUrl, ''),
  amount: z.object({
    refund: z.int().check(z.minimum(1)),
    total: z.int().check(z.minimum(1)),
    currency: z.literal('CNY'),
  }),
})

/** 退款申请: pay.weixin.qq.com/doc/v3/merchant/4012791903 */
export const refundOrder: PayCall = {
  method: 'POST',
  path: '/v3/refund/domestic/refunds',
  answer({ body }, payments) {
    const { transaction_id, out_trade_no, amount, ...rest } = inputOf(Input, body)
    const order = refundable(payments, transaction_id, out_trade_no)
    const { refund, total } = amount
    return refundOf(payments.startRefund({ ...rest, out_trade_no: order.out_trade_no, refund, total }), order)
  },
}

function refundable(payments: Payments, transactionId?: string, outTradeNo?: string): Order {
  if (!transactionId && !outTradeNo) throw new PayError('parameter', 'transaction_id, out_trade_no')
  try {
    return transactionId ? payments.orderById(transactionId) : payments.order(outTradeNo ?? '')
  } catch {
    throw new PayError('noResource', '订单不存在')
  }
}
