import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const SHORTEST_SECRET = 32

/** The centre's one secret. Everything that must not be guessed or read from a stolen database hangs on it. */
function secret(): string {
  const value = process.env.CENTRE_SECRET ?? ''
  if (value.length < SHORTEST_SECRET) {
    throw new Error(`CENTRE_SECRET is missing or shorter than ${SHORTEST_SECRET} characters`)
  }
  return value
}

/** A keyed hash (HMAC-SHA256, base64url, 43 characters) of the parts; the same parts always give the same one. */
export function hashed(...parts: readonly string[]): string {
  return createHmac('sha256', secret()).update(JSON.stringify(parts)).digest('base64url')
}

const keys = new Map<string, Buffer>()

/** One key a purpose, so that a text sealed for one field opens in no other. */
function keyFor(purpose: string): Buffer {
  const known = keys.get(purpose)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', secret(), '', `seal:${purpose}`, 32))
  keys.set(purpose, key)
  return key
}

/**
 * Encrypts for storing (AES-256-GCM). `binding` is what it belongs to, e.g. the row's id:
 * moved to another row it does not open.
 */
export function seal(purpose: string, content: string | Buffer, binding: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv).setAAD(Buffer.from(binding))
  const body = Buffer.concat([
    typeof content === 'string' ? cipher.update(content, 'utf8') : cipher.update(content),
    cipher.final(),
  ])
  return `1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
}

/** The bytes again; throws when it was changed, moved or sealed with another secret. */
export function unseal(purpose: string, sealed: string, binding: string): Buffer {
  const bytes = Buffer.from(sealed.slice(2), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12))
    .setAAD(Buffer.from(binding))
    .setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
}
