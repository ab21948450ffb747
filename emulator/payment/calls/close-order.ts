import * as z from 'zod/mini'
import { inputOf, type PayCall, requireMerchant } from '../call'

/** 关闭订单: pay.weixin.qq.com/doc/v3/merchant/4012791901. Nothing to say. */
export const closeOrder: PayCall = {
  method: 'POST',
  path: '/v3/pay/transactions/out-trade-no/*/close',
  answer({ name, body }, payments) {
    requireMerchant(inputOf(z.object({ mchid: z.string() }), body).mchid, payments)
    payments.close(name)
    return null
  },
}
