import { randomBytes } from 'node:crypto'
import type { Shelf } from '../shelves'
import type { Account } from './call'
import { WechatError } from './codes'

const LIFE_MS = 7200 * 1000
/** After a newer one was asked for, and before a stable one ends. */
const OVERLAP_MS = 5 * 60 * 1000

interface Token {
  readonly account: Account
  readonly kind: 'plain' | 'stable'
  /** Until then it counts; what is over stays known, so that it can be called expired. */
  readonly until: number
  /** Replaced before its time: wrong, not expired. */
  readonly replaced?: true
}

/** Access tokens: 7200 s; a replaced one counts five more minutes; the two ways of asking do not touch each other. */
export class Tokens {
  readonly #shelf: Shelf<Token>
  readonly #now: () => number

  constructor(shelf: Shelf<Token>, now: () => number) {
    this.#shelf = shelf
    this.#now = now
  }

  /** What `token` gives: always a new one. */
  plain(account: Account) {
    return this.#replace(account, 'plain', OVERLAP_MS)
  }

  /** What `stable_token` gives: the same one while it has more than five minutes, unless a new one is forced. */
  stable(account: Account, force: boolean) {
    const current = this.#current(account, 'stable')
    const left = current ? current.value.until - this.#now() : 0
    if (current && left > OVERLAP_MS && !force)
      return { access_token: current.id, expires_in: Math.floor(left / 1000) }
    return this.#replace(account, 'stable', force ? 0 : OVERLAP_MS)
  }

  /** Whose token it is; refuses as the open API does. */
  accountOf(token: string | null): Account {
    if (!token) throw new WechatError('tokenMissing')
    const known = this.#shelf.get(token)
    if (!known) throw new WechatError('invalidCredential')
    if (known.until <= this.#now())
      throw new WechatError(known.replaced ? 'invalidCredential' : 'tokenExpired')
    return known.account
  }

  #current(account: Account, kind: Token['kind']) {
    return this.#shelf
      .newest()
      .find(({ value }) => value.account === account && value.kind === kind && !value.replaced)
  }

  #replace(account: Account, kind: Token['kind'], overlap: number) {
    const now = this.#now()
    const old = this.#current(account, kind)
    if (old && old.value.until > now)
      this.#shelf.put(old.id, {
        ...old.value,
        until: Math.min(old.value.until, now + overlap),
        replaced: true,
      })
    this.#forgetLongGone(now)
    const token = `local_${randomBytes(66).toString('base64url')}`
    this.#shelf.put(token, { account, kind, until: now + LIFE_MS })
    return { access_token: token, expires_in: LIFE_MS / 1000 }
  }

  #forgetLongGone(now: number) {
    for (const { id, value } of this.#shelf.newest())
      if (value.until < now - 2 * LIFE_MS) this.#shelf.remove(id)
  }
}
