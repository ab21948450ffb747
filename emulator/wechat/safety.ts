import { randomUUID } from 'node:crypto'
import type { Shelf } from '../shelves'
import type { WechatSettings } from './settings'

export interface Verdict {
  readonly suggest: 'pass' | 'review' | 'risky'
  /** 100: nothing found. */
  readonly label: number
  /** The word it stumbled on. */
  readonly keyword?: string
}

/** The two texts with which the platform's documentation lets one try the check. */
const SAMPLES: WechatSettings['words'] = [
  '特3456书yuuo莞6543李zxcz蒜7782法fgnv级',
  '完2347全dfji试3726测asad感3847知qwez到',
].map((word) => ({ word, suggest: 'risky', label: 20006 }))
const PASS: Verdict = { suggest: 'pass', label: 100 }

interface MediaCheck {
  readonly traceId: string
  readonly openid: string
  readonly url: string
  readonly endsAt: number
  readonly verdict: Verdict
  readonly done: boolean
}

/** The content check: words decide, so that it says the same every time. */
export class Safety {
  readonly #checks: Shelf<MediaCheck>
  readonly #words: WechatSettings['words']
  readonly #now: () => number
  readonly #milliseconds: number
  /** Checks under way, so that looking at them often costs nothing. */
  readonly #underWay: Set<string>

  constructor(
    checks: Shelf<MediaCheck>,
    { words, now, seconds }: { words: WechatSettings['words']; now: () => number; seconds: number },
  ) {
    this.#checks = checks
    this.#words = [...words, ...SAMPLES]
    this.#now = now
    this.#milliseconds = seconds * 1000
    this.#underWay = new Set(checks.newest().flatMap(({ id, value }) => (value.done ? [] : [id])))
  }

  /** The worst that any of the texts contains; letters' case and white space do not hide a word. */
  judge(texts: readonly string[]): Verdict {
    const plain = texts.map(folded)
    const found = this.#words.filter(({ word }) => plain.some((text) => text.includes(folded(word))))
    const worst = found.find(({ suggest }) => suggest === 'risky') ?? found[0]
    return worst ? { suggest: worst.suggest, label: worst.label, keyword: worst.word } : PASS
  }

  /** Takes a picture or a sound to look at later; what it will find stands in its address, or is scripted. */
  submit(openid: string, url: string): string {
    const traceId = randomUUID()
    const verdict = this.judge([safeDecode(url)])
    this.#checks.put(traceId, {
      traceId,
      openid,
      url,
      endsAt: this.#now() + this.#milliseconds,
      verdict,
      done: false,
    })
    this.#underWay.add(traceId)
    return traceId
  }

  /** Decides what a check under way will find; says whether there was one. */
  script(traceId: string, verdict: Verdict): boolean {
    const check = this.#checks.get(traceId)
    if (!check || check.done) return false
    this.#checks.put(traceId, { ...check, verdict })
    return true
  }

  newest(limit: number): MediaCheck[] {
    return this.#checks.newest(limit).map(({ value }) => value)
  }

  /** Ends the checks whose time has come; answers them. */
  settle(): MediaCheck[] {
    return [...this.#underWay].flatMap((traceId) => {
      const check = this.#checks.get(traceId)
      if (!check || check.endsAt > this.#now()) return []
      this.#checks.put(traceId, { ...check, done: true })
      this.#underWay.delete(traceId)
      return [check]
    })
  }
}

const folded = (text: string) => text.toLowerCase().replace(/\s+/g, '')

function safeDecode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
