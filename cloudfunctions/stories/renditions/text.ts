import { type Block, plainText } from '../../_common/story-document'
import type { StoryContent } from '../contract'

/** What a rendition is made from. Addresses of pictures come from outside: rendering itself asks nobody. */
export interface Master extends Pick<StoryContent, 'title' | 'digest' | 'source' | 'author' | 'document'> {
  /** The first words of the text when the editor wrote no digest. */
  readonly digest: string
  readonly unitName: string
  /** ISO 8601. */
  readonly publishedAt: string
  readonly addressOf: (fileId: string) => string
}

/** The title as it is printed: break marks are for screens. */
export const printedTitle = (title: string): string => title.replaceAll('｜', '')

/** Characters as an editor counts them: without white space. */
export const countOf = (text: string): number => [...text.replace(/\s/g, '')].length

/** One stretch of running text between headings. */
export interface Section {
  readonly heading: string
  readonly paragraphs: readonly string[]
  /** What pictures of this stretch show, in order. */
  readonly pictures: readonly string[]
}

/** The body as sections; words before the first heading stand under an empty one. Nothing that is read is left out. */
export function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: { heading: string; paragraphs: string[]; pictures: string[] }[] = []
  const open = () => {
    if (sections.length === 0) sections.push({ heading: '', paragraphs: [], pictures: [] })
    return sections.at(-1) as (typeof sections)[number]
  }
  for (const block of blocks) {
    if (block.type === 'heading')
      sections.push({ heading: plainText(block).trim(), paragraphs: [], pictures: [] })
    else if (block.type === 'image') open().pictures.push(block.attrs.caption || block.attrs.alt)
    else open().paragraphs.push(...linesOf(block))
  }
  return sections
}

/** A table is read row by row, a list item by item. */
function linesOf(block: Block): string[] {
  if (block.type !== 'table') return withWords(plainText(block).split('\n'))
  return block.content.map((row) =>
    withWords(row.content.map((cell) => plainText(cell).replaceAll('\n', '，'))).join('，'),
  )
}

const withWords = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter(Boolean)

/** Sentences with their marks; quotation marks stay with the sentence they close. */
export function sentencesOf(paragraph: string): string[] {
  return (
    paragraph.match(/[^。！？；]+(?:[。！？；]+[”’」』）]*)?/gu)?.map((sentence) => sentence.trim()) ?? []
  )
}
