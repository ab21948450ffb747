import type { Shelf } from '../shelves'

export interface Grant {
  readonly openid: string
  readonly templateId: string
  /** Messages that may still be sent; of no meaning for a long-term one. */
  readonly left: number
  readonly longTerm: boolean
}

/** Who agreed to which subscription message, and how often. */
export class Grants {
  readonly #shelf: Shelf<Grant>

  constructor(shelf: Shelf<Grant>) {
    this.#shelf = shelf
  }

  of(openid: string): Grant[] {
    return this.#shelf.newest().flatMap(({ value }) => (value.openid === openid ? [value] : []))
  }

  /** What `wx.requestSubscribeMessage` gives when somebody agrees; a refusal takes everything back. */
  decide(
    openid: string,
    templateId: string,
    { accept, longTerm }: { accept: boolean; longTerm: boolean },
  ): Grant {
    const id = key(openid, templateId)
    const left = accept ? (this.#shelf.get(id)?.left ?? 0) + 1 : 0
    const grant = { openid, templateId, left, longTerm: accept && longTerm }
    this.#shelf.put(id, grant)
    return grant
  }

  /** Takes one message; says whether there was one to take. */
  spend(openid: string, templateId: string): boolean {
    const id = key(openid, templateId)
    const grant = this.#shelf.get(id)
    if (grant?.longTerm) return true
    if (!grant?.left) return false
    this.#shelf.put(id, { ...grant, left: grant.left - 1 })
    return true
  }
}

const key = (openid: string, templateId: string) => JSON.stringify([openid, templateId])
