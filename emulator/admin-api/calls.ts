import type { Params } from './action'

export interface CallCount {
  readonly action: string
  /** Of the database; '' for the other services. */
  readonly collection: string
  readonly times: number
}

/** How often each action was asked for since the start: what a page costs in calls is what it costs in the cloud. */
export class Calls {
  readonly #counts = new Map<string, { action: string; collection: string; times: number }>()

  count({ action, collectionName }: Params): void {
    const collection = typeof collectionName === 'string' ? collectionName : ''
    const key = `${action} ${collection}`
    const known = this.#counts.get(key)
    if (known) known.times++
    else this.#counts.set(key, { action: String(action), collection, times: 1 })
  }

  all(): CallCount[] {
    return [...this.#counts.values()].map((one) => ({ ...one }))
  }
}
