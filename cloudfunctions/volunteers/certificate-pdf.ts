import { join } from 'node:path'
import type { Certificate } from './contract/hours'
import { dayOf, spoken } from './days'

/** Laid beside the built function by config/function-assets.mjs (Noto Sans SC, SIL Open Font License); only its used glyphs are embedded. */
const FONT = join(__dirname, 'NotoSansSC_400Regular.ttf')
const MARGIN = 72
const INK = '#1c2733'
const QUIET = '#4c5a67'

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
  document.fillColor(INK).fontSize(26).text('志愿服务记录证明', { align: 'center' })
  document.moveDown(0.6).fillColor(QUIET).fontSize(11).text(`编号 ${number}`, { align: 'center' })
  document
    .moveDown(3)
    .fillColor(INK)
    .fontSize(14)
    .text(
      `兹证明 ${name} 于 ${from} 至 ${until} 参加由${organiser.name}组织的志愿服务 ${services} 次，` +
        `经组织者确认的服务时长共 ${spoken(minutes)}。`,
      { lineGap: 10, indent: 28 },
    )
  document.moveDown(3).text(`记录和证明：${organiser.name}`, { align: 'right' })
  document.moveDown(0.4).text(`出具日期：${dayOf(new Date(issuedAt))}`, { align: 'right' })
  document
    .moveDown(5)
    .fillColor(QUIET)
    .fontSize(11)
    .text(`核验码 ${code.replace(/(.{4})(?=.)/g, '$1 ')}`)
  document
    .moveDown(0.4)
    .text(
      `在“${houseName}”的“志愿服务证明核验”里输入核验码，可以看到这张证明是否有效。证明免费出具，时长由逐笔服务记录合计。`,
      {
        lineGap: 5,
      },
    )
  document.end()
  return done
}
