import { createHmac, timingSafeEqual } from 'node:crypto'

type Use = 'access' | 'refresh'

interface Claims {
  readonly uid: string
  readonly use: Use
  /** Milliseconds since 1970. */
  readonly until: number
  /** When the sign-in itself ends, whatever is renewed before; milliseconds since 1970. */
  readonly endsAt: number
  /** Milliseconds that an access token of this sign-in lives. */
  readonly lifeMs: number
}

/** What a client keeps of its sign-in. Nothing is stored for it here. */
export class Tokens {
  readonly #key: Buffer

  constructor(key: Buffer) {
    this.#key = key
  }

  make(claims: Claims): string {
    const text = Buffer.from(JSON.stringify(claims)).toString('base64url')
    return `${text}.${this.#sign(text).toString('base64url')}`
  }

  /** The claims of a token for this use that has not run out. */
  read(token: string, use: Use): Claims | null {
    const [text = '', sign = ''] = token.split('.')
    const [given, wanted] = [Buffer.from(sign, 'base64url'), this.#sign(text)]
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null
    const claims = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Claims
    return claims.use === use && claims.until > Date.now() ? claims : null
  }

  #sign(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest()
  }
}
