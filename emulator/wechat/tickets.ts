import { randomBytes } from 'node:crypto'
import type { Shelf } from '../shelves'
import { type CODES, WechatError } from './codes'

const LIFE_MS = 5 * 60 * 1000

interface Ticket {
  readonly openid: string
  readonly until: number
  readonly used: boolean
}

/** Codes that a phone hands to the mini-program: good once, for five minutes. */
export class Tickets {
  readonly #shelf: Shelf<Ticket>
  readonly #now: () => number
  readonly #whenUsed: keyof typeof CODES

  constructor(shelf: Shelf<Ticket>, now: () => number, whenUsed: keyof typeof CODES) {
    this.#shelf = shelf
    this.#now = now
    this.#whenUsed = whenUsed
  }

  make(openid: string): string {
    for (const { id, value } of this.#shelf.newest())
      if (value.until + LIFE_MS < this.#now()) this.#shelf.remove(id)
    const code = randomBytes(24).toString('base64url')
    this.#shelf.put(code, { openid, until: this.#now() + LIFE_MS, used: false })
    return code
  }

  /** Whose code it is; from now on it is used. */
  redeem(code: string): string {
    const ticket = this.#shelf.get(code)
    if (!ticket || ticket.until <= this.#now()) throw new WechatError('invalidCode')
    if (ticket.used) throw new WechatError(this.#whenUsed)
    this.#shelf.put(code, { ...ticket, used: true })
    return ticket.openid
  }
}
