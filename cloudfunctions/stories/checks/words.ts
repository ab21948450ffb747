import type { WordEntry } from '../contract/rules'
import type { Rule, RuleInfo, Spot } from './finding'
import { type Folded, fold } from './fold'
import type { Passage } from './text'

export interface WordSet extends RuleInfo {
  readonly entries: readonly WordEntry[]
  readonly message: (word: string, instead: string) => string
  /** The passage must have one of these too: a rule for advertisements has nothing to say of a river's clean water. */
  readonly only?: { readonly fields?: readonly Passage['field'][]; readonly near?: RegExp }
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A district that knows no such words finds none. */
const NOTHING = '(?!)'

/** Any of these words; the longest first, so that 残疾人士 is not found as 残疾人. */
export const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|') || NOTHING

/** Finds the words of a set, however they are spelt: full-width, traditional, or with signs between the characters. */
export function wordRule({ entries, message, only, ...info }: WordSet): Rule {
  const byWord = new Map(entries.map((entry) => [fold(entry.word).text, entry]))
  const pattern = new RegExp(anyOf([...byWord.keys()]), 'g')
  const excepted = [...new Set(entries.flatMap(({ except }) => except.map((phrase) => fold(phrase).text)))]

  const findIn = (passage: Passage): Spot[] => {
    if (only?.fields && !only.fields.includes(passage.field)) return []
    const folded = fold(passage.text)
    if (only?.near && !only.near.test(folded.text)) return []
    const allowed = excepted.flatMap((phrase) => occurrences(folded.text, phrase))
    return [...folded.text.matchAll(pattern)].flatMap((match): Spot[] => {
      const [from, to] = [match.index, match.index + match[0].length]
      if (allowed.some((range) => range.from <= from && to <= range.to)) return []
      const { word, instead } = byWord.get(match[0]) as WordEntry
      const spot = { passage, ...unfolded(folded, from, to), message: message(word, instead) }
      return [instead ? { ...spot, suggestion: instead } : spot]
    })
  }
  return { info, find: (passages) => passages.flatMap(findIn) }
}

/** Where a stretch of a folded text stands in the text as it is written. */
export const unfolded = ({ places }: Folded, from: number, to: number): Pick<Spot, 'from' | 'to'> => ({
  from: places[from] as number,
  to: (places[to - 1] as number) + 1,
})

function occurrences(text: string, phrase: string): { from: number; to: number }[] {
  const found = []
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    found.push({ from: at, to: at + phrase.length })
  }
  return found
}
