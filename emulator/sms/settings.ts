import * as z from 'zod/mini'

/** How strict the SMS service is. Left out: it believes everyone and sends as often as asked. */
export const SmsSettings = z.strictObject({
  /** With keys every request must be signed with them (TC3-HMAC-SHA256). */
  keys: z.optional(
    z.strictObject({
      secretId: z.string().check(z.minLength(1)),
      secretKey: z.string().check(z.minLength(1)),
    }),
  ),
  /** Applications and signatures that exist; empty: all. */
  sdkAppIds: z._default(z.array(z.string()), []),
  signNames: z._default(z.array(z.string()), []),
  /** Characters of one parameter; the service's limit depends on the account. */
  parameterLength: z._default(z.int().check(z.minimum(1)), 500),
  /** The service's standard limits for one number: 1 in 30 seconds, 5 an hour, 10 a day. */
  frequency: z._default(z.boolean(), false),
  /** Numbers that want nothing. */
  blacklist: z._default(z.array(z.string()), []),
})
export type SmsSettings = z.infer<typeof SmsSettings>
