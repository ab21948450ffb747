import { createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type { LocalCloud } from '../support'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** The merchant of a local cloud's settings, and what only a merchant can do: sign. */
export const MERCHANT = {
  mchid: '1900000109',
  appids: ['wxmini'],
  apiV3Key: '0123456789abcdef0123456789ABCDEF',
  merchantSerial: '1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C',
  merchantPublicKey: publicKey.export({ type: 'spki', format: 'pem' }),
  refundSeconds: 0,
}

export const MERCHANT_KEY: KeyObject = privateKey

export interface Signing {
  mchid?: string
  serial?: string
  timestamp?: number
  key?: KeyObject
}

export function authorization(method: string, url: string, body: string, changes: Signing = {}): string {
  const { mchid = MERCHANT.mchid, serial = MERCHANT.merchantSerial, key = privateKey } = changes
  const timestamp = changes.timestamp ?? Math.floor(Date.now() / 1000)
  const nonce = randomBytes(16).toString('hex')
  const signature = createSign('RSA-SHA256')
    .update(`${method}\n${url}\n${timestamp}\n${nonce}\n${body}\n`)
    .sign(key, 'base64')
  return `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${serial}"`
}

/** A signed call of WeChat Pay. */
export async function askPay(
  cloud: LocalCloud,
  method: 'GET' | 'POST',
  url: string,
  content?: object,
  changes?: Signing,
) {
  const body = content ? JSON.stringify(content) : ''
  const response = await fetch(`${cloud.api}/_pay${url}`, {
    method,
    headers: { authorization: authorization(method, url, body, changes), 'content-type': 'application/json' },
    ...(content && { body }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: text ? JSON.parse(text) : null }
}

let number = 0
export const anOrder = (cloud: LocalCloud, changes: object = {}) => ({
  appid: 'wxmini',
  mchid: MERCHANT.mchid,
  description: '训练营报名',
  out_trade_no: `order-${String(++number).padStart(4, '0')}`,
  notify_url: `${cloud.api}/echo/paid`,
  amount: { total: 100 },
  payer: { openid: 'li' },
  ...changes,
})
