import { type Block, type Inline, MAX_BLOCKS, type StoryDocument } from './story-document'

/**
 * Pasted plain text becomes a story. Two steps, because they know different things:
 * `cleanPastedPage` knows web pages (what is navigation, what is provenance),
 * `textToDocument` knows newspaper text (what is a heading, a caption, a paragraph).
 */

/** A whole page as copied from a website, taken apart. Empty strings and null: the page did not say. */
export interface PastedPage {
  readonly title: string
  /** ISO 8601 in UTC; pages of Chinese authorities give Beijing time. */
  readonly datedAt: string | null
  readonly unit: string
  readonly source: string
  readonly author: string
  /** The body, one line a paragraph, blank lines between. */
  readonly text: string
}

/** Lines around an article that belong to the website and not to the article. */
const PAGE_CHROME =
  /^(?:登录|注册|首页|请用手机|扫码访问|扫一扫.{0,12}|无障碍浏览.{0,6}|当前位置[:：].*|返回(?:上页|顶部|首页)|打印(?:保存|本页)?|关闭(?:窗口)?|分享到.{0,12}|智能问答|\[?字体[:：].*|上一篇[:：].*|下一篇[:：].*)$/
const PROVENANCE = /发布(?:日期|时间)[:：]/
const AUTHOR_LINE = /^[□■◎●]?\s*((?:文\/|图\/|撰文[:：]|作者[:：]|(?:本报|通讯员|记者)\s*[:：/]).{1,60})$/

/** Takes a page as it was copied from a website apart into title, date, unit, source, author and body. */
export function cleanPastedPage(pasted: string): PastedPage {
  const lines = linesOf(pasted)
  const at = lines.findIndex((line) => PROVENANCE.test(line))
  const provenance = lines[at] ?? ''
  const above = lines.slice(0, Math.max(at, 0)).filter((line) => line !== '' && !PAGE_CHROME.test(line))
  const source = fieldOf(provenance, '来源')
  const body = lines.slice(at + 1).filter((line) => !PAGE_CHROME.test(line))
  const authorAt = body.findIndex((line) => line !== '')
  const author = AUTHOR_LINE.exec(body[authorAt] ?? '')?.[1] ?? ''
  const text = (author ? body.slice(authorAt + 1) : body).join('\n')
  return {
    title: chinesePunctuation(withoutSource(above.at(-1) ?? '', source)),
    datedAt: dateOf(provenance),
    unit: fieldOf(provenance, '发布单位'),
    source,
    author,
    text: chinesePunctuation(text)
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  }
}

const fieldOf = (line: string, name: string): string =>
  new RegExp(`${name}[:：]\\s*([^\\s:：]+)(?=\\s|$)`).exec(line)?.[1] ?? ''

/** Reprints carry their source before the title (包头日报:…); it has its own place. */
function withoutSource(title: string, source: string): string {
  const rest = title.slice(source.length)
  return source && title.startsWith(source) && /^[:：]/.test(rest) ? rest.slice(1).trim() : title
}

function dateOf(line: string): string | null {
  const found = /(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})日?(?:\s+(\d{1,2}):(\d{2}))?/.exec(line)
  if (!found) return null
  const [year, month, day, hour, minute] = found.slice(1).map((part) => (part ?? '0').padStart(2, '0'))
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:00+08:00`)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}

const FULL_WIDTH: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }

/** Half-width marks after Chinese words (many websites flatten them) become the real ones; numbers, times and addresses stay. */
export function chinesePunctuation(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}”’》）】%])[,;:?!]/gu, (mark) => FULL_WIDTH[mark] ?? mark)
    .replace(/\(([^()\n]*\p{Script=Han}[^()\n]*)\)/gu, '（$1）')
}

const PICTURE_FILE = /^[\w.-]{1,80}\.(?:jpe?g|png|gif|webp|bmp)$/i
const MARKED_HEADING = /^(#{2,3})\s+(.+)$/
const NUMBERED_HEADING = /^[一二三四五六七八九十]{1,3}、.{2,30}$/
/** 导向为先 移动为王 打造融媒体矩阵: clauses set apart by spaces, as newspapers set a cross-head. */
const CLAUSED_HEADING = /^[\p{Script=Han}\d“”《》、·]{2,16}(?:[ 　]+[\p{Script=Han}\d“”《》、·]{2,20}){1,3}$/u
const ENDS_A_SENTENCE = /[。！？；，、：…,.!?;:]$/
/** 第十二条 and 第三条之一, followed by a space: how a statute numbers its articles. */
const ARTICLE_NUMBER = /^第[零〇一二三四五六七八九十百千]{1,9}条(?:之[一二三四五六七八九十]{1,3})?(?=[ 　])/
const LONGEST_CAPTION = 60
const LONGEST_HEADING = 40
/** TextNode's limit, less one so that a pair of surrogates can stay together. */
const LONGEST_TEXT = 19_999

/** Words of any origin as a document that `StoryDocument` accepts; no word is lost but bare picture file names. */
export function textToDocument(text: string): StoryDocument {
  const lines = linesOf(text).filter((line) => line !== '')
  const blocks: Block[] = []
  for (const [index, line] of lines.entries()) {
    if (PICTURE_FILE.test(line)) continue
    if (blocks.length === MAX_BLOCKS - 1) {
      const rest = lines.slice(index).filter((left) => !PICTURE_FILE.test(left))
      blocks.push(paragraph(rest.join('\n')))
      break
    }
    blocks.push(blockOf(line, lines[index - 1], lines[index + 1]))
  }
  return { type: 'doc', content: blocks }
}

function blockOf(line: string, previous: string | undefined, next: string | undefined): Block {
  const marked = MARKED_HEADING.exec(line)
  if (marked?.[1] && marked[2]) return heading(marked[1].length === 2 ? 2 : 3, marked[2])
  if (previous && PICTURE_FILE.test(previous) && line.length <= LONGEST_CAPTION && !/[。！？]$/.test(line)) {
    return paragraph(`图片说明：${line}`)
  }
  return isHeading(line, previous, next) ? heading(2, line) : paragraph(line)
}

/** A cross-head stands between paragraphs that are longer than itself; a list of names or a poem does not. */
function isHeading(line: string, previous: string | undefined, next: string | undefined): boolean {
  if (line.length > LONGEST_HEADING || ENDS_A_SENTENCE.test(line)) return false
  if (!previous || !next || next.length <= line.length) return false
  return CLAUSED_HEADING.test(line) || NUMBERED_HEADING.test(line)
}

function heading(level: 2 | 3, text: string): Block {
  return { type: 'heading', attrs: { level }, content: textNodes(text) }
}

function paragraph(text: string): Block {
  const number = ARTICLE_NUMBER.exec(text)?.[0]
  if (!number) return { type: 'paragraph', content: textNodes(text) }
  const bold: Inline = { type: 'text', text: number, marks: [{ type: 'bold' }] }
  return { type: 'paragraph', content: [bold, ...textNodes(text.slice(number.length))] }
}

function textNodes(text: string): Inline[] {
  const nodes: Inline[] = []
  for (let at = 0; at < text.length; ) {
    const cutsAPair = /[\uD800-\uDBFF]/.test(text[at + LONGEST_TEXT - 1] ?? '')
    const end = at + LONGEST_TEXT + (cutsAPair ? 1 : 0)
    nodes.push({ type: 'text', text: text.slice(at, end) })
    at = end
  }
  return nodes
}

/** Lines without invisible control characters and without indents. */
function linesOf(text: string): string[] {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\uFEFF\u200B]/g, '')
    .split('\n')
    .map((line) => line.trim())
}
