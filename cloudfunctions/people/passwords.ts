import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** Memory-hard: 32 MB and about 80 ms a try at the default cost, so a stolen table is slow to guess. */
const DEFAULT_COST = 2 ** 15
const BLOCK_SIZE = 8
const PARALLEL = 1
const HASH_BYTES = 32

const costNow = (): number => Number(process.env.STAFF_PASSWORD_COST ?? DEFAULT_COST)

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  const maxmem = 256 * (options.N ?? 1) * (options.r ?? 1)
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, { ...options, maxmem }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    )
  })
}

/** `scrypt$N$r$p$salt$hash`: carries its own cost, so that the cost can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const cost = costNow()
  const hash = await derive(password, salt, { N: cost, r: BLOCK_SIZE, p: PARALLEL })
  return ['scrypt', cost, BLOCK_SIZE, PARALLEL, salt.toString('base64url'), hash.toString('base64url')].join(
    '$',
  )
}

export async function passwordFits(password: string, stored: string): Promise<boolean> {
  const [, cost, blockSize, parallel, salt = '', hash = ''] = stored.split('$')
  const expected = Buffer.from(hash, 'base64url')
  const options = { N: Number(cost), r: Number(blockSize), p: Number(parallel) }
  const given = await derive(password, Buffer.from(salt, 'base64url'), options)
  return timingSafeEqual(given, expected)
}

/** Takes as long as `passwordFits`, for a user name that does not exist. */
export async function passwordFitsNobody(password: string): Promise<false> {
  await derive(password, Buffer.alloc(16), { N: costNow(), r: BLOCK_SIZE, p: PARALLEL })
  return false
}

/** Without letters and digits that are read for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** e.g. `k7mf-2wqp-9xtd`: 59 bits, easy to read out; to be changed at the first sign-in. */
export function oneTimePassword(): string {
  const letters = Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}
