import { createPublicKey, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** The platform's key and certificate, as they are kept. */
export interface PlatformKey {
  readonly privateKey: string
  readonly certificate: string
  /** Upper-case hex. */
  readonly serial: string
  readonly effectiveAt: number
  readonly expiresAt: number
}

const YEARS_MS = 5 * 365 * 24 * 3600 * 1000

/** One value of DER: a tag, its length, its content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), content])
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length]), bytes, content])
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const SHA256_WITH_RSA = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05))
const COMMON_NAME = der(0x06, Buffer.from('550403', 'hex'))
const VERSION_3 = der(0xa0, der(0x02, Buffer.from([2])))

const nameOf = (name: string) => sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(name)))))
const momentOf = (moment: number) =>
  der(0x18, Buffer.from(`${new Date(moment).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`))

/** A key of its own and a certificate that it signs itself; Node reads certificates but makes none. */
export function makePlatformKey(now: number): PlatformKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const serial = Buffer.concat([Buffer.from([0x4f]), randomBytes(19)])
  const expiresAt = now + YEARS_MS
  const name = nameOf('local WeChat Pay')
  const body = sequence(
    VERSION_3,
    der(0x02, serial),
    SHA256_WITH_RSA,
    name,
    sequence(momentOf(now), momentOf(expiresAt)),
    name,
    createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({
      type: 'spki',
      format: 'der',
    }),
  )
  const signature = createSign('RSA-SHA256').update(body).sign(privateKey)
  const bytes = sequence(body, SHA256_WITH_RSA, der(0x03, Buffer.from([0]), signature))
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    serial: serial.toString('hex').toUpperCase(),
    effectiveAt: now,
    expiresAt,
  }
}
