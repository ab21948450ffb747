/** How alike two short Chinese texts are: character bigrams, the rare ones weighing more (idf). Pure; tested on pairs. */

export interface Likeable {
  readonly what: string
  readonly who: string
  readonly place: string
}

const PARTS = { what: 0.7, who: 0.15, place: 0.15 } as const
const LONGEST = 200

/** Letters and digits only, full width made half, in runs: no pair reaches over a comma. */
export function bigrams(text: string): Set<string> {
  const grams = new Set<string>()
  const folded = text.normalize('NFKC').toLowerCase().slice(0, LONGEST)
  for (const run of folded.match(/[\p{L}\p{N}]+/gu) ?? []) {
    const characters = [...run]
    if (characters.length === 1) grams.add(run)
    for (let at = 0; at + 1 < characters.length; at++) grams.add(`${characters[at]}${characters[at + 1]}`)
  }
  return grams
}

export type Weigh = (gram: string) => number

/** ln((n + 1) / (df + 1)) + 1, over the texts at hand. */
export function inverseFrequency(texts: readonly ReadonlySet<string>[]): Weigh {
  const frequency = new Map<string, number>()
  for (const grams of texts) for (const gram of grams) frequency.set(gram, (frequency.get(gram) ?? 0) + 1)
  return (gram) => Math.log((texts.length + 1) / ((frequency.get(gram) ?? 0) + 1)) + 1
}

/** Cosine of the two weighted sets: 0 nothing in common, 1 the same; 0 for an empty text. */
export function cosine(a: ReadonlySet<string>, b: ReadonlySet<string>, weigh: Weigh): number {
  const norm = (grams: ReadonlySet<string>) => {
    let sum = 0
    for (const gram of grams) sum += weigh(gram) ** 2
    return Math.sqrt(sum)
  }
  let shared = 0
  for (const gram of a) if (b.has(gram)) shared += weigh(gram) ** 2
  return shared === 0 ? 0 : shared / (norm(a) * norm(b))
}

const fold = ({ what, who, place }: Likeable) => ({
  what: bigrams(what),
  who: bigrams(who),
  place: bigrams(place),
})

/** The candidates that are most like the text, best first, each with 0 to 1. People and place count where both name them. */
export function mostAlike<T extends Likeable>(
  text: Likeable,
  candidates: readonly T[],
  { least, shown }: { readonly least: number; readonly shown: number },
): { readonly item: T; readonly alike: number }[] {
  const wanted = fold(text)
  const folded = candidates.map((item) => ({ item, grams: fold(item) }))
  const weigh = inverseFrequency([wanted.what, ...folded.map(({ grams }) => grams.what)])
  const scored = folded.map(({ item, grams }) => {
    let sum = 0
    let total = 0
    for (const part of ['what', 'who', 'place'] as const) {
      if (part !== 'what' && (wanted[part].size === 0 || grams[part].size === 0)) continue
      sum += PARTS[part] * cosine(wanted[part], grams[part], weigh)
      total += PARTS[part]
    }
    return { item, alike: Math.round((sum / total) * 100) / 100 }
  })
  return scored
    .filter(({ alike }) => alike >= least)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, shown)
}
