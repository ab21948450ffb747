import type { PayCall } from '../call'
import { refundOf } from '../orders'

/** 查询单笔退款: pay.weixin.qq.com/doc/v3/merchant/4012791904 */
export const queryRefund: PayCall = {
  method: 'GET',
  path: '/v3/refund/domestic/refunds/*',
  answer({ name }, payments) {
    const refund = payments.refund(name)
    return refundOf(refund, payments.order(refund.out_trade_no))
  },
}
