import { passagesOf, type StoryWords as Words } from '@functions/_common/story-passages'
import type { Anchor } from './anchors'

/** Each run of text says in these attributes where in the story it stands. */
export const PLACE = { passage: 'data-passage', at: 'data-at' } as const

/** `title`, `digest`, or the block's number. */
export const passageName = ({ field, block }: Pick<Anchor, 'field' | 'block'>): string =>
  field === 'body' ? String(block) : field

interface Point {
  readonly passage: string
  readonly at: number
}

function pointOf(node: Node | null, offset: number): Point | null {
  const run = (node instanceof Element ? node : node?.parentElement)?.closest(`[${PLACE.at}]`)
  const passage = run?.closest(`[${PLACE.passage}]`)?.getAttribute(PLACE.passage)
  if (!run || !passage) return null
  return { passage, at: Number(run.getAttribute(PLACE.at)) + (node instanceof Element ? 0 : offset) }
}

/** The words that are selected on the page, if they stand within one passage of this story; null otherwise. */
export function selectedIn(story: Words, selection: Selection | null): Anchor | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const begin = pointOf(range.startContainer, range.startOffset)
  const end = pointOf(range.endContainer, range.endOffset)
  if (!begin || !end || begin.passage !== end.passage) return null
  const passage = passagesOf(story).find((one) => passageName(one) === begin.passage)
  if (!passage) return null
  const chosen = passage.text.slice(begin.at, end.at)
  const words = chosen.trim()
  if (words === '') return null
  const from = begin.at + chosen.indexOf(words)
  return { field: passage.field, block: passage.block, from, to: from + words.length, words }
}
