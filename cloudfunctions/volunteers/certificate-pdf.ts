import qrcode from 'qrcode-generator'
import { spokenMinutes } from '../_common/minutes'
import type { Certificate } from './contract/hours'
import { dayOf } from './days'
import { type Document, INK, inFull, MARGIN, newDocument, QUIET, RIGHT, rail } from './pdf'

/** Where the part about verifying begins, and how large its picture is. */
const FOOT = 640
const QR_SIZE = 96

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
  const { document, done } = await newDocument({
    title: `志愿服务记录证明 ${certificate.number}`,
    author: certificate.organiser.name,
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
        `经组织者确认的服务时长共 ${spokenMinutes(minutes)}。`,
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
