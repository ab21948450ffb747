import { join } from 'node:path'
import qrcode from 'qrcode-generator'
import type { Certificate } from './contract/hours'
import { dayOf, spoken } from './days'

/** Laid beside the built function by config/function-assets.mjs (Noto Sans SC, SIL Open Font License); only its used glyphs are embedded. */
const FONT = join(__dirname, 'NotoSansSC_400Regular.ttf')
const A4 = { width: 595.28, height: 841.89 }
const MARGIN = 72
const RIGHT = A4.width - MARGIN
const INK = '#1c2733'
const QUIET = '#4c5a67'
const LINE = '#c9d2d6'
/** Where the part about verifying begins, and how large its picture is. */
const FOOT = 640
const QR_SIZE = 96

type Document = InstanceType<typeof import('pdfkit')>

/** 2026年11月23日, of `2026-11-23`. */
function inFull(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 横: a short thick bar and a hairline on one baseline, as everywhere in this house. */
function rail(document: Document, y: number): void {
  document.rect(MARGIN, y, RIGHT - MARGIN, 0.5).fill(LINE)
  document.rect(MARGIN, y - 1.5, 36, 3).fill(INK)
}

/** The code as a QR picture of squares, so that it stays sharp on paper. */
function picture(document: Document, text: string, left: number, top: number): void {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const modules = code.getModuleCount()
  const size = QR_SIZE / modules
  for (let row = 0; row < modules; row++)
    for (let column = 0; column < modules; column++)
      if (code.isDark(row, column)) document.rect(left + column * size, top + row * size, size, size)
  document.fill(INK)
}

/** At the foot of the page: how anyone finds out whether it still holds. */
function verifying(document: Document, code: string, houseName: string): void {
  rail(document, FOOT)
  const left = RIGHT - QR_SIZE
  picture(document, code, left, FOOT + 20)
  const width = left - MARGIN - 24
  const inFours = code.replace(/(.{4})(?=.)/g, '$1 ')
  document
    .fillColor(QUIET)
    .fontSize(11)
    .text('核验码', MARGIN, FOOT + 18, { width })
  document
    .fillColor(INK)
    .fontSize(16)
    .text(inFours, MARGIN, FOOT + 36, { width })
  document
    .fillColor(QUIET)
    .fontSize(11)
    .text(
      `在“${houseName}”的“志愿服务”里点“核验一张证明”，扫右边的码，或者输入核验码，` +
        '就能看到这张证明是否有效，不用登录。证明免费出具，时长由逐笔服务记录合计。',
      MARGIN,
      FOOT + 66,
      { width, lineGap: 5 },
    )
}

/** 志愿服务记录证明, one A4 page: what 民政部令第67号 §18 asks for, and how anyone verifies it. */
export async function pdfOf(certificate: Certificate, houseName: string): Promise<Buffer> {
  const { default: PdfDocument } = await import('pdfkit')
  const document = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    font: FONT,
    lang: 'zh-CN',
    info: { Title: `志愿服务记录证明 ${certificate.number}`, Author: certificate.organiser.name },
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
  const { name, organiser, from, until, services, minutes, number, code, issuedAt } = certificate
  const width = RIGHT - MARGIN
  document.fillColor(INK).fontSize(28).text('志愿服务记录证明', MARGIN, 120, { align: 'center', width })
  document.fillColor(QUIET).fontSize(11).text(`编号 ${number}`, MARGIN, 170, { align: 'center', width })
  rail(document, 210)
  document
    .fillColor(INK)
    .fontSize(16)
    .text(
      `兹证明 ${name} 于 ${inFull(from)} 至 ${inFull(until)} 参加由 ${organiser.name} 组织的志愿服务 ${services} 次，` +
        `经组织者确认的服务时长共 ${spoken(minutes)}。`,
      MARGIN,
      256,
      { lineGap: 14, indent: 32, width },
    )
  document.moveDown(3).text(`记录和证明：${organiser.name}`, { align: 'right', width })
  document.moveDown(0.2).text(`出具日期：${inFull(dayOf(new Date(issuedAt)))}`, { align: 'right', width })
  verifying(document, code, houseName)
  document.end()
  return done
}
