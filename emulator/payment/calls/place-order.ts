import * as z from 'zod/mini'
import { inputOf, NotifyUrl, type PayCall, requireMerchant } from '../call'
import { PayError } from '../codes'

const Input = z.object({
  appid: z.string().check(z.minLength(1), z.maxLength(32)),
  mchid: z.string(),
  description: z.string().check(z.minLength(1), z.maxLength(127)),
  out_trade_no: z.string().check(z.regex(/^[\w\-|*]{6,32}$/)),
  time_expire: z._default(z.iso.datetime({ offset: true }), ''),
  attach: z._default(z.string().check(z.maxLength(128)), ''),
  notify_url: NotifyUrl,
  amount: z.object({
    total: z.int().check(z.minimum(1)),
    currency: z._default(z.literal('CNY'), 'CNY'),
  }),
  payer: z.object({ openid: z.string().check(z.minLength(1), z.maxLength(128)) }),
})

/** JSAPI/小程序下单: pay.weixin.qq.com/doc/v3/merchant/4012791897 */
export const placeOrder: PayCall = {
  method: 'POST',
  path: '/v3/pay/transactions/jsapi',
  answer({ body }, payments) {
    const { amount, payer, ...order } = inputOf(Input, body)
    requireMerchant(order.mchid, payments)
    if (!payments.settings.appids.includes(order.appid)) throw new PayError('appid')
    if (order.time_expire && Date.parse(order.time_expire) < payments.now())
      throw new PayError('parameter', 'time_expire')
    const { prepay_id } = payments.place({ ...order, total: amount.total, openid: payer.openid })
    return { prepay_id }
  },
}
