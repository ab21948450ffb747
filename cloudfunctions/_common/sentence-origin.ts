import { runsOf } from './anchor'
import { type OriginBy, originOf } from './origin'
import type { StoryDocument } from './story-document'

/** Words of one block that a model had a part in. */
export interface OriginStretch {
  readonly block: number
  /** Characters (UTF-16) of the block's plain text, the end not included. */
  readonly from: number
  readonly to: number
  readonly by: OriginBy
}

/** 文字的来历 stretch by stretch: a change of weight or a link within them does not part them. */
export function originStretches({ content }: StoryDocument): OriginStretch[] {
  return content.flatMap((block, place) => {
    const found: OriginStretch[] = []
    for (const run of runsOf(block)) {
      const by = originOf(run)
      if (by === 'human') continue
      const to = run.from + run.text.length
      const last = found.at(-1)
      if (last?.by === by && last.to === run.from) found[found.length - 1] = { ...last, to }
      else found.push({ block: place, from: run.from, to, by })
    }
    return found
  })
}

/** Who wrote a sentence: a model alone, a model with a person's words in the same sentence, or a person. */
export function originOfSentence(
  stretches: readonly OriginStretch[],
  { block, from, to }: { readonly block: number | null; readonly from: number; readonly to: number },
): OriginBy | 'human' {
  const here = stretches.filter((one) => one.block === block && one.from < to && one.to > from)
  if (here.length === 0) return 'human'
  const [only] = here
  return here.length === 1 && only && only.by === 'ai' && only.from <= from && only.to >= to
    ? 'ai'
    : 'ai_edited'
}
