/** Everything on a poster in px at a width of 600; a canvas draws it at any scale. */
export const POSTER = { width: 600, margin: 40, picture: 292, code: 132 } as const

export interface PosterText {
  readonly text: string
  readonly x: number
  /** The baseline. */
  readonly y: number
  readonly size: number
  readonly weight: 400 | 600 | 700
  readonly colour: string
}

export interface PosterContent {
  /** With its break marks. */
  readonly title: string
  readonly columnName: string
  /** As shown, e.g. 2019年9月4日. */
  readonly date: string
  readonly digest: string
  /** With a picture above, or text alone (design.md §6: no motif for death, accident, crime and disaster). */
  readonly picture: boolean
  readonly siteName: string
}

export interface PosterLayout {
  readonly height: number
  readonly texts: readonly PosterText[]
  readonly rule: { readonly y: number }
  readonly code: { readonly x: number; readonly y: number }
}

/** A full-width sign is one em, others about a little more than half. */
const widthOf = (sign: string) => (/[\u2e80-\u9fff\uf900-\uffef\u3000-\u303f“”‘’…—]/.test(sign) ? 1 : 0.56)

/** Signs that never begin a line. */
const CLOSING = /[，。！？；：、）》」』”’…]/

/** Breaks text into at most `most` lines of `room` em; the last one says with … when there was more. */
export function linesOf(text: string, room: number, most: number): string[] {
  const lines: string[] = ['']
  let used = 0
  for (const sign of text.replace(/\s+/g, ' ')) {
    const width = widthOf(sign)
    if (used + width > room && !CLOSING.test(sign)) {
      if (lines.length === most) {
        const last = lines.length - 1
        lines[last] = `${(lines[last] ?? '').slice(0, -1)}…`
        return lines
      }
      lines.push('')
      used = 0
    }
    lines[lines.length - 1] += sign
    used += width
  }
  return lines.filter((line) => line !== '')
}

/** A title with break marks ｜ keeps its clauses whole as long as they fit; without them, or when too long, it breaks anywhere. */
export function titleLines(title: string, room: number, most: number): string[] {
  const clauses = title.split('｜')
  const lines: string[] = ['']
  for (const clause of clauses) {
    const joined = (lines.at(-1) ?? '') + clause
    if (linesOf(joined, room, 2).length <= 1) lines[lines.length - 1] = joined
    else lines.push(clause)
  }
  const kept = lines.filter((line) => line !== '')
  const fits = kept.length <= most && kept.every((line) => linesOf(line, room, 2).length <= 1)
  return fits ? kept : linesOf(clauses.join(''), room, most)
}

const INK = '#182126'
const INK_2 = '#45525A'
const INK_3 = '#5A6870'

/** Where everything on the poster stands: picture, title, date, digest, then the code that leads back to the article. */
export function layPoster(content: PosterContent): PosterLayout {
  const { margin, width } = POSTER
  const room = width - 2 * margin
  const texts: PosterText[] = []
  let y: number = content.picture ? POSTER.picture + 64 : 84

  const put = (
    lines: readonly string[],
    size: number,
    leading: number,
    style: Pick<PosterText, 'weight' | 'colour'>,
  ) => {
    for (const text of lines) {
      texts.push({ text, x: margin, y, size, ...style })
      y += leading
    }
  }
  put(titleLines(content.title, room / 36, 4), 36, 52, { weight: 700, colour: INK })
  y += 2
  put([`${content.columnName}　${content.date}`], 22, 34, { weight: 400, colour: INK_3 })
  y += 14
  if (content.digest) put(linesOf(content.digest, room / 25, 4), 25, 42, { weight: 400, colour: INK_2 })

  const rule = { y: y + 6 }
  const code = { x: width - margin - POSTER.code, y: rule.y + 26 }
  texts.push(
    { text: content.siteName, x: margin, y: code.y + 58, size: 30, weight: 700, colour: INK },
    { text: '扫一扫，看原文', x: margin, y: code.y + 100, size: 22, weight: 400, colour: INK_3 },
  )
  return { height: code.y + POSTER.code + margin, texts, rule, code }
}
