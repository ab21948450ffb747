import { Href, missingPictureLine } from '@functions/_common/story-document'
import { LIST_LEVELS } from '../editor/document'
import { type ListedParagraph, listedParagraph, nestLists } from './word-lists'

/**
 * Pasted HTML (Word, WPS, articles of public accounts, any website) as the few elements a story is made of.
 * Reads into an inert document: nothing of it runs or is fetched. Styles, classes, comments, scripts and unknown elements
 * go; words stay. A picture that cannot come along leaves a note where it stood.
 */
export function cleanPastedHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const hasTopHeading = body.querySelector('h1') !== null
  return blocksOf(body, { inside: false, hasTopHeading }).join('')
}

interface Place {
  /** Inside a list item, a cell or a quote: only paragraphs and lists may stand here. */
  readonly inside: boolean
  /** With an h1 in it, the h2 of the pasted text is a sub-heading. */
  readonly hasTopHeading: boolean
  readonly listLevel?: number
}

const NOTHING = new Set(
  'script style meta link title head noscript template object embed iframe video audio canvas svg math input select textarea button form mpvoice qqmusic mp-common-profile mp-common-product mp-style-type o:smarttagtype v:shapetype v:shape'.split(
    ' ',
  ),
)
const HEADING = /^h[1-6]$/
const BLOCKS =
  'p,div,section,article,main,header,footer,aside,figure,figcaption,center,h1,h2,h3,h4,h5,h6,ul,ol,li,table,blockquote,hr,pre,dl,dt,dd,img'
const BLOCK_NAMES = new Set(BLOCKS.split(','))

const nameOf = (element: Element): string => element.tagName.toLowerCase()
const styleOf = (element: Element): string => (element.getAttribute('style') ?? '').toLowerCase()
const isHidden = (element: Element): boolean =>
  /display\s*:\s*none|mso-hide\s*:\s*all/.test(styleOf(element)) || element.hasAttribute('hidden')
const isSkipped = (element: Element): boolean => NOTHING.has(nameOf(element)) || isHidden(element)

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** The blocks of an element, in reading order; loose words between them become paragraphs. */
function blocksOf(parent: Element, place: Place): string[] {
  const blocks: string[] = []
  let loose = ''
  let listed: ListedParagraph[] = []
  const endParagraph = () => {
    if (hasWords(loose)) blocks.push(`<p>${trimmed(loose)}</p>`)
    loose = ''
  }
  const endList = () => {
    if (listed.length > 0) blocks.push(nestLists(listed, levelsLeft(place)))
    listed = []
  }

  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.textContent?.trim()) endList()
      loose += escapeHtml(collapsed(node.textContent ?? ''))
      continue
    }
    if (!(node instanceof Element) || isSkipped(node)) {
      const picture =
        node instanceof Element && /^v:shape$/.test(nameOf(node)) ? pictureNote(node, place) : ''
      if (picture) blocks.push(picture)
      continue
    }
    const item = listedParagraph(node)
    if (item) {
      endParagraph()
      listed.push({ ...item, html: trimmed(inlineOf(item.words)) })
      continue
    }
    if (isInline(node)) {
      const words = nameOf(node) === 'br' ? '<br>' : inlineOf(node)
      if (hasWords(words)) endList()
      loose += words
      continue
    }
    endParagraph()
    endList()
    blocks.push(...blockOf(node, place))
  }
  endParagraph()
  endList()
  return blocks
}

const levelsLeft = (place: Place): number =>
  place.inside ? LIST_LEVELS.inside : LIST_LEVELS.text - (place.listLevel ?? 0)

/** An element that neither is nor holds a block: part of a line. */
const isInline = (element: Element): boolean =>
  !BLOCK_NAMES.has(nameOf(element)) && element.querySelector(BLOCKS) === null

function blockOf(element: Element, place: Place): string[] {
  const name = nameOf(element)
  if (HEADING.test(name)) return headingOf(element, name, place)
  // moved within the editor: the place of a picture that is still to come is kept
  if (element.hasAttribute('data-missing-picture'))
    return [missing(element.getAttribute('data-note') ?? '', place)]
  switch (name) {
    case 'img':
      return [pictureNote(element, place)].filter(Boolean)
    case 'hr':
      return place.inside ? [] : ['<hr>']
    case 'ul':
    case 'ol':
      return [listOf(element, place)].filter(Boolean)
    case 'table':
      return tableOf(element, place)
    case 'blockquote':
      return quoteOf(element, place)
    case 'pre':
      return (element.textContent ?? '')
        .split('\n')
        .filter((line) => line.trim())
        .map((line) => `<p>${escapeHtml(line.trim())}</p>`)
    default:
      return blocksOf(element, place)
  }
}

/** Level 1 is the story's title, so a text's own headings begin at 2. Pictures set into a heading come after it. */
function headingOf(element: Element, name: string, place: Place): string[] {
  const words = trimmed(inlineOf(element))
  const pictures = [...element.querySelectorAll('img')]
    .map((image) => pictureNote(image, place))
    .filter(Boolean)
  if (!hasWords(words)) return pictures
  const level = Number(name[1])
  const shown = level === 1 || (level === 2 && !place.hasTopHeading) ? 2 : 3
  return [place.inside ? `<p><strong>${words}</strong></p>` : `<h${shown}>${words}</h${shown}>`, ...pictures]
}

function quoteOf(element: Element, place: Place): string[] {
  const inner = blocksOf(element, { ...place, inside: true })
  if (inner.length === 0) return []
  return place.inside ? inner : [`<blockquote>${inner.join('')}</blockquote>`]
}

function listOf(element: Element, place: Place): string {
  const level = (place.listLevel ?? 0) + 1
  const items = itemsOf(element, { ...place, inside: true, listLevel: level }, level < levelsAllowed(place))
  const start = Number(element.getAttribute('start'))
  const from = nameOf(element) === 'ol' && Number.isInteger(start) && start > 1 ? ` start="${start}"` : ''
  return items.length > 0 ? `<${nameOf(element)}${from}>${items.join('')}</${nameOf(element)}>` : ''
}

/** A list that stands in a quote or cell has one level; inside another list the level above has counted already. */
const levelsAllowed = (place: Place): number =>
  place.inside && place.listLevel === undefined ? LIST_LEVELS.inside : LIST_LEVELS.text

/** The items of a list; where no further level is allowed, those of inner lists follow as items of this one. */
function itemsOf(list: Element, place: Place, mayNest: boolean): string[] {
  return [...list.children].flatMap((child): string[] => {
    if (isSkipped(child)) return []
    if (nameOf(child) === 'ul' || nameOf(child) === 'ol') return itemsOf(child, place, mayNest)
    const inner = mayNest ? [] : [...child.children].filter((part) => /^[ou]l$/.test(nameOf(part)))
    for (const part of inner) part.remove()
    const blocks = blocksOf(child, place)
    // an item begins with a paragraph
    if (blocks[0] && !blocks[0].startsWith('<p>')) blocks.unshift('<p></p>')
    const own = blocks.length > 0 ? [`<li>${blocks.join('')}</li>`] : []
    return [...own, ...inner.flatMap((part) => itemsOf(part, place, mayNest))]
  })
}

/** A table stays one; with a single cell it was only a frame around its content. */
function tableOf(table: Element, place: Place): string[] {
  // a row hidden in a sheet was not meant to go out
  const rows = [...table.querySelectorAll('tr')].filter(
    (row) => row.closest('table') === table && !isSkipped(row),
  )
  const cells = rows.map((row) =>
    [...row.children].filter((cell) => /^t[dh]$/.test(nameOf(cell)) && !isSkipped(cell)),
  )
  if (cells.flat().length === 1 && cells.flat()[0]) return blocksOf(cells.flat()[0] as Element, place)
  if (place.inside) {
    return cells
      .map((row) => row.map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim()).join('　'))
      .filter((line) => line.trim())
      .map((line) => `<p>${escapeHtml(line)}</p>`)
  }
  const drawn = cells
    .filter((row) => row.length > 0)
    .map((row) => `<tr>${row.map((cell) => cellOf(cell, place)).join('')}</tr>`)
  return drawn.length > 0 ? [`<table><tbody>${drawn.join('')}</tbody></table>`] : []
}

function cellOf(cell: Element, place: Place): string {
  const span = (name: 'colspan' | 'rowspan') => {
    const value = Number(cell.getAttribute(name))
    return Number.isInteger(value) && value > 1 && value <= 50 ? ` ${name}="${value}"` : ''
  }
  const name = nameOf(cell)
  const blocks = blocksOf(cell, { ...place, inside: true })
  return `<${name}${span('colspan')}${span('rowspan')}>${blocks.join('') || '<p></p>'}</${name}>`
}

const WRAPS: readonly (readonly [tag: string, names: RegExp, style: RegExp])[] = [
  ['strong', /^(b|strong)$/, /font-weight\s*:\s*(bold|[6-9]00)/],
  ['em', /^(i|em|cite)$/, /font-style\s*:\s*italic/],
  ['u', /^(u|ins)$/, /text-decoration[^;]*:[^;]*underline/],
  ['s', /^(s|strike|del)$/, /text-decoration[^;]*:[^;]*line-through/],
]
/** Google Docs wraps everything in `<b style="font-weight:normal">`. */
const PLAIN = /font-weight\s*:\s*(normal|[1-5]00)/

/** The words of an element with the marks a story knows. */
function inlineOf(element: Element): string {
  let html = ''
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) html += escapeHtml(collapsed(node.textContent ?? ''))
    else if (node instanceof Element && !isSkipped(node))
      html += nameOf(node) === 'br' ? '<br>' : inlineOf(node)
  }
  if (!hasWords(html)) return html
  const name = nameOf(element)
  const style = styleOf(element)
  // a block's own weight is its look; a heading or paragraph set wholly in bold says nothing by it
  if (BLOCK_NAMES.has(name)) return html
  for (const [tag, names, styled] of WRAPS) {
    const plain = tag === 'strong' && PLAIN.test(style)
    if (!plain && (names.test(name) || (name !== 'a' && styled.test(style))))
      html = `<${tag}>${html}</${tag}>`
  }
  // words that a model wrote stay its words when they are moved within a story
  const by = element.getAttribute('data-origin')
  if (name === 'span' && (by === 'ai' || by === 'ai_edited'))
    return `<span data-origin="${by}">${html}</span>`
  return name === 'a' ? linked(element, html) : html
}

function linked(anchor: Element, html: string): string {
  const href = (anchor.getAttribute('href') ?? '').trim().replace(/^\/\//, 'https://')
  return Href.safeParse(href).success ? `<a href="${escapeHtml(href)}">${html}</a>` : html
}

/** What is known of a picture that could not come along; decoration of a few pixels is passed over. */
function pictureNote(element: Element, place: Place): string {
  const image = nameOf(element) === 'img' ? element : element.querySelector('v\\:imagedata')
  if (!image) return ''
  const src = image.getAttribute('data-src') ?? image.getAttribute('src') ?? ''
  if (src.startsWith('cloud://')) return place.inside ? '' : image.outerHTML
  if (isDecoration(image)) return ''
  const words = (image.getAttribute('alt') ?? image.getAttribute('title') ?? '').replace(/\s+/g, ' ').trim()
  const from =
    src.startsWith('file:') || src === ''
      ? 'Word 里的图'
      : /qpic\.cn|weixin/.test(src)
        ? '公众号文章里的图'
        : '网页里的图'
  const useful = words && !/^(图片|image|img|文本框|图片 ?\d+)$/i.test(words)
  return missing(useful ? `${from}，${words}` : from, place)
}

function missing(said: string, place: Place): string {
  const note = escapeHtml(said.slice(0, 80))
  return place.inside
    ? `<p>${missingPictureLine(note)}</p>`
    : `<div data-missing-picture data-note="${note}"></div>`
}

const SMALLEST_PICTURE = 40

function isDecoration(image: Element): boolean {
  const sizes = ['width', 'height', 'data-w'].map((name) =>
    Number.parseInt(image.getAttribute(name) ?? '', 10),
  )
  return sizes.some((size) => size > 0 && size < SMALLEST_PICTURE)
}

const collapsed = (text: string): string => text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
const hasWords = (html: string): boolean => html.replace(/<[^>]*>|&#160;|[\s\u3000\u200b]/g, '') !== ''

/** Word cuts one bold phrase into several runs. */
const SEAM = /<\/(strong|em|u|s)><\1>/g

/** Without the indent of two ideographic spaces, and without line breaks at either end. */
const trimmed = (html: string): string =>
  html
    .replace(/^(?:\s|\u3000|<br>)+|(?:\s|\u3000|<br>)+$/g, '')
    .replace(/^((?:<[a-z]+>)+)[\s\u3000]+/, '$1')
    .replace(SEAM, '')
