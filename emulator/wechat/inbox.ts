import { randomUUID } from 'node:crypto'
import type { Outbox } from '../outbox'
import type { Shelf } from '../shelves'

/** A subscription message as it lies on a phone. */
export interface Received {
  readonly openid: string
  readonly templateId: string
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly value: string }[]
  /** The page that opens; '' when there is none. */
  readonly page: string
  readonly state: string
}

/** Subscription messages on people's phones; each stands in the outbox too. */
export class Inbox {
  readonly #shelf: Shelf<Received>
  readonly #outbox: Outbox

  constructor(shelf: Shelf<Received>, outbox: Outbox) {
    this.#shelf = shelf
    this.#outbox = outbox
  }

  receive(message: Received): void {
    this.#shelf.put(randomUUID(), message)
    this.#outbox.add({
      channel: 'wechat',
      at: message.at,
      to: message.openid,
      template: message.templateId,
      params: message.lines.map(({ value }) => value),
      text: [message.title, ...message.lines.map(({ label, value }) => `${label}：${value}`)].join('\n'),
    })
  }

  /** Newest first. */
  of(openid: string): Received[] {
    return this.#shelf.newest().flatMap(({ value }) => (value.openid === openid ? [value] : []))
  }
}
