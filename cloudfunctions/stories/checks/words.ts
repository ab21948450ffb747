import type { Rule, RuleInfo, Spot } from './finding'
import { fold } from './fold'
import type { Passage } from './text'

/** A word that a rule knows. */
export interface WordEntry {
  readonly word: string
  /** What to write instead; without one the message says what to do. */
  readonly instead?: string
  /** Longer words and sayings in which it stands by right: `残废军人证` is the old name of a document. */
  readonly except?: readonly string[]
}

export interface WordSet extends RuleInfo {
  readonly entries: readonly WordEntry[]
  readonly message: (word: string) => string
  /** The passage must have one of these too: a rule for advertisements has nothing to say of a river's clean water. */
  readonly only?: { readonly fields?: readonly Passage['field'][]; readonly near?: RegExp }
}

/** Finds the words of a set, however they are spelt: full-width, traditional, or with signs between the characters. */
export function wordRule({ entries, message, only, ...info }: WordSet): Rule {
  const byWord = new Map(entries.map((entry) => [entry.word, entry]))
  // the longest first, so that 残疾人士 is not found as 残疾人
  const words = [...byWord.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(words.join('|'), 'g')
  const excepted = [...new Set(entries.flatMap(({ except = [] }) => except))]

  const findIn = (passage: Passage): Spot[] => {
    if (only?.fields && !only.fields.includes(passage.field)) return []
    const { text, places } = fold(passage.text)
    if (only?.near && !only.near.test(text)) return []
    const allowed = excepted.flatMap((phrase) => occurrences(text, phrase))
    return [...text.matchAll(pattern)].flatMap((match): Spot[] => {
      const [from, to] = [match.index, match.index + match[0].length]
      if (allowed.some((range) => range.from <= from && to <= range.to)) return []
      const { word, instead } = byWord.get(match[0]) as WordEntry
      const spot = { passage, from: places[from] as number, to: (places[to - 1] as number) + 1 }
      return [{ ...spot, message: message(word), ...(instead ? { suggestion: instead } : {}) }]
    })
  }
  return { info, find: (passages) => passages.flatMap(findIn) }
}

function occurrences(text: string, phrase: string): { from: number; to: number }[] {
  const found = []
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    found.push({ from: at, to: at + phrase.length })
  }
  return found
}
