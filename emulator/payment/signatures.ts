import { createPublicKey, createSign, type KeyObject, randomBytes, verify } from 'node:crypto'
import type { PlatformKey } from './certificate'
import { PayError } from './codes'
import type { PaymentSettings } from './settings'

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 '
const TOLERANCE_SECONDS = 300

interface SignedRequest {
  readonly method: string
  /** With the query, as it was asked for. */
  readonly url: string
  readonly body: string
  readonly authorization: string
}

/** Checks that a request comes from the merchant (pay.weixin.qq.com/doc/v3/merchant/4012365342). */
export class Signatures {
  readonly #settings: PaymentSettings
  readonly #key: KeyObject
  readonly #now: () => number

  constructor(settings: PaymentSettings, now: () => number) {
    this.#settings = settings
    this.#key = createPublicKey(settings.merchantPublicKey)
    this.#now = now
  }

  require({ method, url, body, authorization }: SignedRequest): void {
    if (!authorization.startsWith(SCHEME)) throw new PayError('signature', 'Authorization')
    const fields = Object.fromEntries(
      [...authorization.slice(SCHEME.length).matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    )
    const { mchid, serial_no, nonce_str, timestamp, signature } = fields
    if (mchid !== this.#settings.mchid) throw new PayError('signature', 'mchid')
    if (serial_no !== this.#settings.merchantSerial) throw new PayError('signature', 'serial_no')
    const age = Math.abs(this.#now() / 1000 - Number(timestamp))
    if (!(age <= TOLERANCE_SECONDS)) throw new PayError('signature', 'timestamp')
    const message = [method, url, timestamp, nonce_str, body, ''].join('\n')
    const isRight = verify(
      'RSA-SHA256',
      Buffer.from(message),
      this.#key,
      Buffer.from(signature ?? '', 'base64'),
    )
    if (!isRight) throw new PayError('signature')
  }
}

/** The headers by which the merchant checks what the platform says. */
export function platformHeaders(body: string, key: PlatformKey, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000))
  const nonce = randomBytes(16).toString('hex')
  const signature = createSign('RSA-SHA256')
    .update(`${timestamp}\n${nonce}\n${body}\n`)
    .sign(key.privateKey, 'base64')
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': signature,
    'wechatpay-serial': key.serial,
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  }
}
