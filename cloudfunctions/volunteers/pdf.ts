import { join } from 'node:path'

/** Laid beside the built function by config/function-assets.mjs (Noto Sans SC, SIL Open Font License); only its used glyphs are embedded. */
const FONT = join(__dirname, 'NotoSansSC_400Regular.ttf')
const A4 = { width: 595.28, height: 841.89 }
export const MARGIN = 72
export const RIGHT = A4.width - MARGIN
export const INK = '#1c2733'
export const QUIET = '#4c5a67'
export const LINE = '#c9d2d6'
export type Document = InstanceType<typeof import('pdfkit')>

/** 2026年11月23日, of `2026-11-23`. */
export function inFull(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 横: a short thick bar and a hairline on one baseline, as everywhere in this house. */
export function rail(document: Document, y: number): void {
  document.rect(MARGIN, y, RIGHT - MARGIN, 0.5).fill(LINE)
  document.rect(MARGIN, y - 1.5, 36, 3).fill(INK)
}

/** An A4 document with its Chinese font; `done` gives its bytes after `end`. */
export async function newDocument({ title, author }: { title: string; author: string }): Promise<{
  readonly document: Document
  readonly done: Promise<Buffer>
}> {
  const { default: PdfDocument } = await import('pdfkit')
  const document = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    font: FONT,
    lang: 'zh-CN',
    info: { Title: title, Author: author },
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
  return { document, done }
}
