import type { Block } from '@functions/_common/story-document'
import type { StoryContent } from '@functions/stories/contract'
import { diffArrays } from 'diff'

/** A stretch of the base's blocks and what stands in its place. */
interface Hunk {
  readonly from: number
  readonly to: number
  readonly blocks: readonly Block[]
}

const words = (blocks: readonly Block[]) => blocks.map((block) => JSON.stringify(block))

function hunksOf(base: readonly Block[], now: readonly Block[]): Hunk[] {
  const hunks: { from: number; to: number; blocks: Block[] }[] = []
  let at = 0
  let taken = 0
  for (const { added, removed, count } of diffArrays(words(base), words(now))) {
    const last = hunks.at(-1)
    const open = last && last.to === at ? last : null
    if (added || removed) {
      const hunk = open ?? { from: at, to: at, blocks: [] }
      if (!open) hunks.push(hunk)
      if (removed) hunk.to = at += count
      if (added) {
        hunk.blocks.push(...now.slice(taken, taken + count))
        taken += count
      }
    } else {
      at += count
      taken += count
    }
  }
  return hunks
}

/** Paragraphs side by side are no collision; the same paragraph, or two insertions at one place, are. */
const collide = (a: Hunk, b: Hunk) => a.from === b.from || (a.from < b.to && b.from < a.to)

/** Two people's changes to one text, paragraph by paragraph. Null: both changed the same one, and a person must choose. */
export function mergeBlocks(
  base: readonly Block[],
  mine: readonly Block[],
  theirs: readonly Block[],
): Block[] | null {
  const own = hunksOf(base, mine)
  const others = hunksOf(base, theirs)
  const same = (a: Hunk, b: Hunk) => JSON.stringify(a) === JSON.stringify(b)
  const wanted = others.filter((hunk) => !own.some((one) => same(one, hunk)))
  if (wanted.some((hunk) => own.some((one) => collide(one, hunk)))) return null
  const all = [...own, ...wanted].sort((a, b) => a.from - b.from)
  const merged: Block[] = []
  let at = 0
  for (const { from, to, blocks } of all) {
    merged.push(...base.slice(at, from), ...blocks)
    at = to
  }
  return [...merged, ...base.slice(at)]
}

/** The whole story: every field that only one side changed, and the text by paragraphs. */
export function mergeContent(
  base: StoryContent,
  mine: StoryContent,
  theirs: StoryContent,
): StoryContent | null {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  const document = mergeBlocks(base.document.content, mine.document.content, theirs.document.content)
  if (!document) return null
  const fields = (Object.keys(base) as (keyof StoryContent)[]).filter((field) => field !== 'document')
  const changed = fields.filter(
    (field) => !same(theirs[field], base[field]) && !same(theirs[field], mine[field]),
  )
  if (changed.some((field) => !same(mine[field], base[field]))) return null
  return {
    ...mine,
    ...Object.fromEntries(changed.map((field) => [field, theirs[field]])),
    document: { type: 'doc', content: document },
  }
}
