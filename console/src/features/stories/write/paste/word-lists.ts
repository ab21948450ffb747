/**
 * Word copies its lists as paragraphs: `style="mso-list:l0 level2 lfo1"` names the level, and a span `mso-list:Ignore`
 * holds the drawn bullet or number.
 */
export interface ListedParagraph {
  readonly level: number
  readonly ordered: boolean
  readonly html: string
}

const MSO_LIST = /mso-list\s*:\s*\w+\s+level(\d)/i
/** 1. 1) （一） 一、 a) iv. ① */
const NUMBERING = /^\s*[(（]?(?:\d+|[a-z]{1,3}|[ivx]+|[一二三四五六七八九十]+)[.)）、]|^\s*[①-⑳]/i

/** A paragraph of a Word list with its bullet taken out, or null when it is none. */
export function listedParagraph(
  element: Element,
): { level: number; ordered: boolean; words: Element } | null {
  const level = MSO_LIST.exec(element.getAttribute('style') ?? '')?.[1]
  if (!level) return null
  const words = element.cloneNode(true) as Element
  const bullet = [...words.querySelectorAll('[style]')].find((part) =>
    /mso-list\s*:\s*ignore/i.test(part.getAttribute('style') ?? ''),
  )
  const ordered = NUMBERING.test(bullet?.textContent ?? '')
  bullet?.remove()
  return { level: Number(level), ordered, words }
}

interface Item {
  readonly html: string
  readonly inner: ListedParagraph[]
}

/** Paragraphs with levels as lists in lists; what stands deeper than `levels` comes up to the last one. */
export function nestLists(paragraphs: readonly ListedParagraph[], levels: number): string {
  const top = Math.min(...paragraphs.map(({ level }) => level))
  let html = ''
  let items: Item[] = []
  let ordered = paragraphs[0]?.ordered ?? false
  const close = () => {
    const tag = ordered ? 'ol' : 'ul'
    if (items.length > 0) html += `<${tag}>${items.map((item) => drawItem(item, levels)).join('')}</${tag}>`
    items = []
  }
  for (const paragraph of paragraphs) {
    const last = items.at(-1)
    if (paragraph.level > top && levels > 1 && last) {
      last.inner.push(paragraph)
      continue
    }
    if (paragraph.level === top && paragraph.ordered !== ordered) {
      close()
      ordered = paragraph.ordered
    }
    items.push({ html: paragraph.html, inner: [] })
  }
  close()
  return html
}

const drawItem = ({ html, inner }: Item, levels: number): string =>
  `<li><p>${html}</p>${inner.length > 0 ? nestLists(inner, levels - 1) : ''}</li>`
