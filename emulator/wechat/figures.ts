import { randomUUID } from 'node:crypto'
import type { Shelf } from '../shelves'

/** Where a reader came from: 0 conversation, 1 a friend, 2 moments, 4 earlier messages, 5 elsewhere. */
export type Source = 0 | 1 | 2 | 4 | 5
export type Deed = 'read' | 'original' | 'share' | 'favourite'

interface Reading {
  /** Day in China, YYYY-MM-DD. */
  readonly day: string
  readonly articleId: string
  /** The first is 1. */
  readonly index: number
  readonly deed: Deed
  readonly source: Source
  readonly reader: string
}

interface Following {
  readonly day: string
  readonly openid: string
  readonly change: 1 | -1
}

const NAMES: Readonly<Record<Deed, readonly [users: string, count: string]>> = {
  read: ['int_page_read_user', 'int_page_read_count'],
  original: ['ori_page_read_user', 'ori_page_read_count'],
  share: ['share_user', 'share_count'],
  favourite: ['add_to_fav_user', 'add_to_fav_count'],
}
const DAY_MS = 24 * 3600 * 1000
const CHINA_MS = 8 * 3600 * 1000

/** The day in China of a moment. */
export const dayOf = (moment: number): string => new Date(moment + CHINA_MS).toISOString().slice(0, 10)
/** The days from one to another, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

/** Who read what and who follows, as the account's data cube counts it. */
export class Figures {
  readonly #readings: Shelf<Reading>
  readonly #followings: Shelf<Following>
  readonly #now: () => number

  constructor(readings: Shelf<Reading>, followings: Shelf<Following>, now: () => number) {
    this.#readings = readings
    this.#followings = followings
    this.#now = now
  }

  today(): string {
    return dayOf(this.#now())
  }

  /** One deed of one reader; nobody in particular counts as somebody new. */
  add(reading: Omit<Reading, 'day' | 'reader'> & { readonly reader?: string }): void {
    this.#readings.put(randomUUID(), {
      ...reading,
      day: this.today(),
      reader: reading.reader ?? randomUUID(),
    })
  }

  follow(openid: string, follows: boolean): void {
    this.#followings.put(randomUUID(), { day: this.today(), openid, change: follows ? 1 : -1 })
  }

  readings(first: string, last: string): Reading[] {
    return this.#readings
      .newest()
      .flatMap(({ value }) => (first <= value.day && value.day <= last ? [value] : []))
  }

  followings(first: string, last: string): Following[] {
    return this.#followings
      .newest()
      .flatMap(({ value }) => (first <= value.day && value.day <= last ? [value] : []))
  }
}

/** `int_page_read_user`, `int_page_read_count` and the rest. */
export function tally(readings: readonly Reading[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(NAMES).flatMap(([deed, [users, count]]) => {
      const some = readings.filter((one) => one.deed === deed)
      return [
        [users, new Set(some.map(({ reader }) => reader)).size],
        [count, some.length],
      ]
    }),
  )
}
