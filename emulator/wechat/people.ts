import type { Shelf } from '../shelves'
import type { WechatSettings } from './settings'

/** How long the text check still knows somebody who was in the mini-program. */
const VISIT_MS = 2 * 3600 * 1000

export interface Person {
  readonly openid: string
  readonly unionid?: string
  readonly phone?: string
  readonly nickname?: string
  /** Last time in the mini-program; 0: never. */
  readonly seenAt: number
}

/** The people of this local WeChat. */
export class People {
  /** Of the mini-program they use. */
  readonly appid: string
  readonly #shelf: Shelf<Person>
  readonly #now: () => number

  constructor(shelf: Shelf<Person>, now: () => number, { people, miniProgram }: WechatSettings) {
    this.appid = miniProgram.appid
    this.#shelf = shelf
    this.#now = now
    for (const sample of people) this.put(sample)
  }

  get(openid: string): Person | undefined {
    return this.#shelf.get(openid)
  }

  newest(): Person[] {
    return this.#shelf.newest().map(({ value }) => value)
  }

  /** What is not named stays as it was. */
  put(person: Partial<Person> & { readonly openid: string }): Person {
    const merged = { seenAt: 0, ...this.get(person.openid), ...person }
    this.#shelf.put(person.openid, merged)
    return merged
  }

  /** Somebody opened the mini-program, or used it. */
  visit(openid: string): Person {
    const known = this.get(openid)
    // one write a minute is enough for a rule of two hours
    if (known && this.#now() - known.seenAt < 60_000) return known
    return this.put({ openid, seenAt: this.#now() })
  }

  isHere(person: Person): boolean {
    return this.#now() - person.seenAt < VISIT_MS
  }
}
