import { type PayCall, requireMerchant } from '../call'
import { transactionOf } from '../orders'

/** 微信支付订单号查询订单: pay.weixin.qq.com/doc/v3/merchant/4012791899 */
export const queryTransaction: PayCall = {
  method: 'GET',
  path: '/v3/pay/transactions/id/*',
  answer({ name, query }, payments) {
    requireMerchant(query.get('mchid'), payments)
    return transactionOf(payments.orderById(name))
  },
}
