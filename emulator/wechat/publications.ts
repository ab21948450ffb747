import { randomInt } from 'node:crypto'
import type { Shelf } from '../shelves'
import type { Article } from './drafts'
import { newId } from './materials'

/** 0 published, 1 under way, 2 originality, 3 ordinary failure, 4 refused by the platform, 5 deleted by the account, 6 banned. */
export type PublishStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6

export interface Publication {
  readonly publishId: string
  readonly mediaId: string
  readonly articles: readonly Article[]
  readonly status: PublishStatus
  /** Milliseconds. */
  readonly submittedAt: number
  readonly endsAt: number
  readonly articleId: string
  readonly msgDataId: string
  /** Articles that did not pass, the first is 1. */
  readonly failed: readonly number[]
  /** Articles deleted since, the first is 1. */
  readonly deleted: readonly number[]
}

/** How the platform will decide, as a test or the page wants it. */
export interface Outcome {
  readonly status: 0 | 2 | 3 | 4
  readonly failed: readonly number[]
}

const PUBLISHED: Outcome = { status: 0, failed: [] }
const NEXT = 'next'

/** What was handed in for publishing, and what became of it. */
export class Publications {
  readonly #shelf: Shelf<Publication>
  readonly #outcomes: Shelf<Outcome>
  readonly #now: () => number
  readonly #milliseconds: number
  /** Jobs under way, so that looking at them often costs nothing. */
  readonly #underWay: Set<string>

  constructor(
    shelf: Shelf<Publication>,
    outcomes: Shelf<Outcome>,
    { now, seconds }: { now: () => number; seconds: number },
  ) {
    this.#shelf = shelf
    this.#outcomes = outcomes
    this.#now = now
    this.#milliseconds = seconds * 1000
    this.#underWay = new Set(
      this.newest().flatMap(({ status, publishId }) => (status === 1 ? [publishId] : [])),
    )
  }

  submit(mediaId: string, articles: readonly Article[]): Publication {
    const publishId = String(2_247_483_648 + this.#shelf.count())
    const submittedAt = this.#now()
    const publication: Publication = {
      publishId,
      mediaId,
      articles,
      status: 1,
      submittedAt,
      endsAt: submittedAt + this.#milliseconds,
      articleId: newId(),
      msgDataId: String(1_000_000_000 + randomInt(1_000_000_000)),
      failed: [],
      deleted: [],
    }
    this.#shelf.put(publishId, publication)
    this.#underWay.add(publishId)
    return publication
  }

  /** Decides how the named job ends, or the next one to end. */
  script(publishId: string | undefined, outcome: Outcome): void {
    this.#outcomes.put(publishId ?? NEXT, outcome)
  }

  get(publishId: string): Publication | undefined {
    return this.#shelf.get(publishId)
  }

  newest(): Publication[] {
    return this.#shelf.newest().map(({ value }) => value)
  }

  byArticle(articleId: string): Publication | undefined {
    return this.newest().find((one) => one.articleId === articleId && isOut(one))
  }

  /** Whether a draft is being published. */
  isUnderWay(mediaId: string): boolean {
    return [...this.#underWay].some((publishId) => this.get(publishId)?.mediaId === mediaId)
  }

  /** Ends the jobs whose time has come, oldest first; answers them. */
  settle(): Publication[] {
    return [...this.#underWay].flatMap((publishId) => {
      const publication = this.get(publishId)
      if (!publication || publication.endsAt > this.#now()) return []
      const { status, failed } = this.#takeOutcome(publishId)
      const ended: Publication = { ...publication, status, failed }
      this.#shelf.put(publishId, ended)
      this.#underWay.delete(publishId)
      return [ended]
    })
  }

  /** One article, or with index 0 all of them. */
  delete(publication: Publication, index: number): void {
    const all = publication.articles.map((_, place) => place + 1)
    const deleted = index ? [...new Set([...publication.deleted, index])] : all
    const status = deleted.length === all.length ? 5 : publication.status
    this.#shelf.put(publication.publishId, { ...publication, deleted, status })
  }

  /** The platform takes everything away afterwards. */
  ban(publication: Publication): void {
    const deleted = publication.articles.map((_, place) => place + 1)
    this.#shelf.put(publication.publishId, { ...publication, deleted, status: 6 })
  }

  #takeOutcome(publishId: string): Outcome {
    for (const id of [publishId, NEXT]) {
      const outcome = this.#outcomes.get(id)
      if (outcome && this.#outcomes.remove(id)) return outcome
    }
    return PUBLISHED
  }
}

/** Whether it came out at all, whatever happened to it then. */
export const isOut = ({ status }: Publication): boolean => status === 0 || status === 5 || status === 6
