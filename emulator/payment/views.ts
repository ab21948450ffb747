import { createPublicKey, verify } from 'node:crypto'
import * as z from 'zod/mini'
import type { Views } from '../gateway/outside-service'
import { transactionOf } from './orders'
import type { Payments } from './payments'

const PayInput = z.strictObject({
  prepayId: z.string(),
  outcome: z.enum(['success', 'fail', 'cancel']),
  /** What the mini-program gave to `wx.requestPayment`; checked when it is there. */
  signed: z.optional(
    z.strictObject({ appId: z.string(), timeStamp: z.string(), nonceStr: z.string(), paySign: z.string() }),
  ),
})

/** What the page and tests ask of the payment service, below `/_pay/_local/`. */
export const PAYMENT_VIEWS: Views<Payments> = {
  /** `[{ prepay_id, description, notify_url, … as a query shows it }]`, newest first. */
  'GET orders': (payments) =>
    payments.orders().map((order) => ({
      prepay_id: order.prepay_id,
      description: order.description,
      notify_url: order.notify_url,
      ...transactionOf(order),
    })),

  'GET refunds': (payments) => payments.refunds(),

  /** Notices to the merchant and whether they were taken, newest first. */
  'GET notices': ({ notices }) => notices.newest(100),

  /** What a person does in the payment sheet: `{ errMsg }` as `wx.requestPayment` ends. */
  'POST pay': (payments, { body }) => {
    const { prepayId, outcome, signed } = PayInput.parse(body)
    if (signed && !isSigned(payments, prepayId, signed))
      return { errMsg: 'requestPayment:fail 支付验证签名失败' }
    if (outcome === 'cancel') return { errMsg: 'requestPayment:fail cancel' }
    payments.pay(prepayId, outcome === 'success')
    return { errMsg: outcome === 'success' ? 'requestPayment:ok' : 'requestPayment:fail' }
  },

  /** What the clock has brought about happens now, and the notices are answered when this answers. */
  'POST settle': async (payments) => {
    await payments.settle()
    return {}
  },
}

type Signed = NonNullable<z.infer<typeof PayInput>['signed']>

/** The signature of the merchant under what the phone was given (小程序调起支付). */
function isSigned(
  { settings }: Payments,
  prepayId: string,
  { appId, timeStamp, nonceStr, paySign }: Signed,
): boolean {
  const message = [appId, timeStamp, nonceStr, `prepay_id=${prepayId}`, ''].join('\n')
  const key = createPublicKey(settings.merchantPublicKey)
  return verify('RSA-SHA256', Buffer.from(message), key, Buffer.from(paySign, 'base64'))
}
