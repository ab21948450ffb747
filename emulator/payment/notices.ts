import { randomUUID } from 'node:crypto'
import type { Shelf } from '../shelves'
import type { PlatformKey } from './certificate'
import { sealed } from './cipher'
import { timeOf } from './orders'
import { platformHeaders } from './signatures'

/** When the platform tries again after a notice was not taken, in seconds (支付成功回调通知). */
const AGAIN = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600]
const TIMEOUT_MS = 5_000

interface Notice {
  readonly url: string
  /** What goes over the wire, the same every time. */
  readonly body: string
  readonly attempts: number
  /** Milliseconds; when the next attempt is due. */
  readonly dueAt: number
  readonly state: 'waiting' | 'taken' | 'given up'
  readonly failure: string
}

interface Options {
  readonly now: () => number
  readonly key: PlatformKey
  readonly apiV3Key: string
  /** Nothing is ever sent beyond these addresses. */
  readonly isOwn: (url: string) => boolean
}

/** Notices to the merchant, tried until one is answered with 2xx, as often as the platform does. */
export class Notices {
  readonly #shelf: Shelf<Notice>
  readonly #options: Options
  /** Notices nobody has taken yet, and those just being sent. */
  readonly #waiting: Set<string>
  readonly #underWay = new Set<string>()

  constructor(shelf: Shelf<Notice>, options: Options) {
    this.#shelf = shelf
    this.#options = options
    this.#waiting = new Set(
      shelf.newest().flatMap(({ id, value }) => (value.state === 'waiting' ? [id] : [])),
    )
  }

  add(url: string, kind: 'TRANSACTION.SUCCESS' | 'REFUND.SUCCESS', content: object): void {
    const { now, apiV3Key, isOwn } = this.#options
    const id = randomUUID()
    const original = kind === 'REFUND.SUCCESS' ? 'refund' : 'transaction'
    const body = JSON.stringify({
      id,
      create_time: timeOf(now()),
      resource_type: 'encrypt-resource',
      event_type: kind,
      summary: kind === 'REFUND.SUCCESS' ? '退款成功' : '支付成功',
      resource: { original_type: original, ...sealed(JSON.stringify(content), original, apiV3Key) },
    })
    const state = isOwn(url) ? 'waiting' : 'given up'
    const failure = isOwn(url) ? '' : 'the address is not of this cloud'
    this.#shelf.put(id, { url, body, attempts: 0, dueAt: now(), state, failure })
    if (state === 'waiting') this.#waiting.add(id)
  }

  newest(limit: number): Omit<Notice, 'body'>[] {
    return this.#shelf.newest(limit).map(({ value: { body: _, ...rest } }) => rest)
  }

  /** Sends what is due; answers when each has its answer. */
  async sendDue(): Promise<void> {
    const now = this.#options.now()
    const due = [...this.#waiting].flatMap((id) => {
      const notice = this.#underWay.has(id) ? undefined : this.#shelf.get(id)
      return notice && notice.dueAt <= now ? [{ id, notice }] : []
    })
    await Promise.all(due.map(({ id, notice }) => this.#send(id, notice)))
  }

  async #send(id: string, notice: Notice): Promise<void> {
    this.#underWay.add(id)
    const failure = await this.#post(notice)
    const attempts = notice.attempts + 1
    const again = AGAIN[notice.attempts]
    const next = failure && again !== undefined
    const state = failure ? (next ? 'waiting' : 'given up') : 'taken'
    const dueAt = next ? this.#options.now() + again * 1000 : notice.dueAt
    this.#shelf.put(id, { ...notice, attempts, dueAt, state, failure })
    if (state !== 'waiting') this.#waiting.delete(id)
    this.#underWay.delete(id)
  }

  /** '' when it was taken. */
  async #post({ url, body }: Notice): Promise<string> {
    const { key, now } = this.#options
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Mozilla/4.0',
      ...platformHeaders(body, key, now()),
    }
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS)
      const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
      await answer.arrayBuffer()
      return answer.ok ? '' : `HTTP ${answer.status}`
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
}
