import { type PayCall, requireMerchant } from '../call'
import { transactionOf } from '../orders'

/** 商户订单号查询订单: pay.weixin.qq.com/doc/v3/merchant/4012791900 */
export const queryOrder: PayCall = {
  method: 'GET',
  path: '/v3/pay/transactions/out-trade-no/*',
  answer({ name, query }, payments) {
    requireMerchant(query.get('mchid'), payments)
    return transactionOf(payments.order(name))
  },
}
