import { plainText } from '@functions/_common/story-document'
import type { ReaderBlock } from '@functions/articles/contract'
import { SLICE_BLOCKS } from '@/ui/story-body'

export interface Chapter {
  /** The place of the heading among the blocks. */
  readonly block: number
  readonly level: 2 | 3
  readonly text: string
}

/** From this many headings on a text has a table of contents. */
export const CONTENTS_FROM = 4

export function chaptersOf(blocks: readonly ReaderBlock[]): Chapter[] {
  return blocks.flatMap((block, index) =>
    block.type === 'heading' ? [{ block: index, level: block.attrs.level, text: plainText(block) }] : [],
  )
}

/** Addresses of all pictures, in reading order. */
export function picturesIn(blocks: readonly ReaderBlock[]): string[] {
  return blocks.flatMap((block) => (block.type === 'image' ? [block.attrs.src] : []))
}

/** The words that are read aloud: title, then every block that has words. */
export function spokenText(title: string, blocks: readonly ReaderBlock[]): string {
  return [title, ...blocks.map((block) => (block.type === 'image' ? block.attrs.caption : plainText(block)))]
    .filter(Boolean)
    .join('\n')
}

export const slicesOf = (blocks: readonly unknown[]): number => Math.ceil(blocks.length / SLICE_BLOCKS)

/** How many slices must be drawn for a block to be on the page. */
export const slicesUpTo = (block: number): number => Math.floor(block / SLICE_BLOCKS) + 1
