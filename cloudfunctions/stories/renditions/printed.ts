import { type Master, printedTitle, sectionsOf } from './text'

/** Two full-width blanks: how Chinese print begins a paragraph. */
const INDENT = '　　'

/** 报纸稿: title, author, text with indents, cross-heads on lines of their own; captions at the end for the page's editor. */
export function newspaperText(master: Master): string {
  const sections = sectionsOf(master.document.content)
  const body = sections.flatMap(({ heading, paragraphs }) => [
    ...(heading ? [heading] : []),
    ...paragraphs.map((paragraph) => INDENT + paragraph),
  ])
  const captions = sections.flatMap(({ pictures }) => pictures)
  return [
    printedTitle(master.title),
    ...(master.author ? [master.author] : []),
    ...body,
    ...(captions.length > 0
      ? ['图片说明', ...captions.map((caption, index) => `${index + 1}. ${caption}`)]
      : []),
  ].join('\n')
}
