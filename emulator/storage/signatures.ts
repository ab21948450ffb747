import { createHmac, timingSafeEqual } from 'node:crypto'

export type Use = 'get' | 'put'

/** Permits to fetch or to put one path until a moment; nothing is stored for them. */
export class Signatures {
  readonly #key: Buffer

  constructor(key: Buffer) {
    this.#key = key
  }

  /** `expires=<seconds since 1970>&sign=<…>`: fit for a query and for a header alike. */
  make(use: Use, path: string, seconds: number): string {
    const expires = Math.floor(Date.now() / 1000) + seconds
    return `expires=${expires}&sign=${this.#sign(use, path, expires).toString('base64url')}`
  }

  holds(use: Use, path: string, text: string): boolean {
    const given = new URLSearchParams(text)
    const expires = Number(given.get('expires'))
    if (!Number.isSafeInteger(expires) || expires * 1000 < Date.now()) return false
    const wanted = this.#sign(use, path, expires)
    const sign = Buffer.from(given.get('sign') ?? '', 'base64url')
    return sign.length === wanted.length && timingSafeEqual(sign, wanted)
  }

  #sign(use: Use, path: string, expires: number): Buffer {
    return createHmac('sha256', this.#key).update(`${use}\n${expires}\n${path}`).digest()
  }
}
