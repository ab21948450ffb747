import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { SmsCode } from './codes'
import type { SmsSettings } from './settings'

type Keys = NonNullable<SmsSettings['keys']>

const ALGORITHM = 'TC3-HMAC-SHA256'
const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]+)\/sms\/tc3_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/
const TOLERANCE_SECONDS = 300

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** What is wrong with a request's signature (cloud.tencent.com/document/product/382/52072); `null`: nothing. */
export function signatureFault(
  { headers, url = '/' }: IncomingMessage,
  body: Buffer,
  { secretId, secretKey }: Keys,
  now: number,
): SmsCode | null {
  const [, id, date = '', signed = '', given = ''] = AUTHORIZATION.exec(headers.authorization ?? '') ?? []
  if (!id) return 'signature'
  if (id !== secretId) return 'noSuchKey'
  const timestamp = Number(headers['x-tc-timestamp'])
  if (!(Math.abs(now / 1000 - timestamp) <= TOLERANCE_SECONDS)) return 'expired'
  const names = signed.split(';')
  // without these two a signature would say nothing about the request
  if (!names.includes('host') || !names.includes('content-type')) return 'signature'
  const canonicalHeaders = names.map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .toLowerCase()}\n`,
  )
  const [path, query = ''] = url.split('?')
  const request = ['POST', path, query, canonicalHeaders.join(''), signed, sha256(body)].join('\n')
  const text = [ALGORITHM, timestamp, `${date}/sms/tc3_request`, sha256(request)].join('\n')
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), 'sms'), 'tc3_request')
  const isRight = timingSafeEqual(hmac(key, text), Buffer.from(given, 'hex'))
  return isRight && date === new Date(timestamp * 1000).toISOString().slice(0, 10) ? null : 'signature'
}
