import { createPublicKey } from 'node:crypto'
import * as z from 'zod/mini'

const isPublicKey = (text: string) => {
  try {
    return createPublicKey(text).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}

/** One merchant of WeChat Pay. Without one there is no payment. */
export const PaymentSettings = z.strictObject({
  mchid: z.string().check(z.regex(/^\d{8,10}$/)),
  appids: z.array(z.string()).check(z.minLength(1)),
  /** Encrypts notices and certificates. */
  apiV3Key: z.string().check(z.regex(/^[\x21-\x7e]{32}$/)),
  /** Serial number of the merchant's certificate, and its public key (PEM) by which requests are checked. */
  merchantSerial: z.string().check(z.regex(/^[0-9A-F]{8,40}$/)),
  merchantPublicKey: z.string().check(z.refine(isPublicKey, 'must be the PEM of an RSA public key')),
  /** How long a refund is on its way. */
  refundSeconds: z._default(z.int().check(z.minimum(0), z.maximum(86_400)), 3),
})
export type PaymentSettings = z.infer<typeof PaymentSettings>
