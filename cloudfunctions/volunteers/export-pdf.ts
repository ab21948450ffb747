import { placeName } from '../../site/stations'
import { LANGUAGES, SKILLS, TIMES } from '../../site/volunteers'
import { spokenMinutes } from '../_common/minutes'
import { particularOf } from './contract/records'
import { dayOf, timeOf } from './days'
import type { FiveKinds } from './exporting'
import { RECORD_STATE_LABELS, VOLUNTEER_STATE_LABELS } from './machine'
import { type Document, INK, inFull, MARGIN, newDocument, QUIET, RIGHT, rail } from './pdf'

const WIDTH = RIGHT - MARGIN
const NUMBERS = ['一', '二', '三', '四', '五']

/** Begins a new page where less than this is left: a heading never stands alone at the foot. */
const LEAST = 110

function heading(document: Document, index: number, name: string): void {
  if (document.y > document.page.height - MARGIN - LEAST) document.addPage()
  document.moveDown(1.2)
  rail(document, document.y)
  document
    .fillColor(INK)
    .fontSize(16)
    .text(`${NUMBERS[index]}、${name}`, MARGIN, document.y + 10, { width: WIDTH })
  document.moveDown(0.4)
}

const line = (document: Document, text: string, quiet = false): void => {
  document
    .fillColor(quiet ? QUIET : INK)
    .fontSize(quiet ? 10 : 12)
    .text(text, MARGIN, document.y, { width: WIDTH, lineGap: 4 })
}

const named = (list: readonly { readonly id: string; readonly name: string }[], ids: readonly string[]) =>
  ids.map((id) => list.find((one) => one.id === id)?.name ?? id).join('、') || '没有填'

function personal(document: Document, { personal: mine }: FiveKinds): void {
  const { guardian } = mine
  for (const [label, value] of [
    ['姓名', mine.name],
    ['出生日期', mine.birthDate && inFull(mine.birthDate)],
    ['身份证号', mine.identityMasked],
    ['电话', mine.phoneMasked],
    ['所在', placeName(mine.streetId, mine.communityId)],
    ['技能', named(SKILLS, mine.skills)],
    ['语言', named(LANGUAGES, mine.languages)],
    ['有空的时间', named(TIMES, mine.times)],
    ['监护人', guardian ? `${guardian.name}（${guardian.phoneMasked}）` : ''],
    ['保险到', mine.insuredUntil && inFull(mine.insuredUntil)],
    ['注册', `${inFull(dayOf(new Date(mine.registeredAt)))}，${VOLUNTEER_STATE_LABELS[mine.state]}`],
  ])
    if (value) line(document, `${label}：${value}`)
}

function service(document: Document, { service: { minutes, services, entries } }: FiveKinds): void {
  line(document, `服务 ${services} 次，经组织者确认的时长共 ${spokenMinutes(minutes)}。`)
  for (const one of entries) {
    const what = one.kind === 'correction' ? `更正（${one.reason}）` : one.of.label
    const signed = one.minutes < 0 ? `减 ${spokenMinutes(-one.minutes)}` : spokenMinutes(one.minutes)
    line(document, `${one.number}. ${timeOf(one.at)}　${what}　${signed}`)
    line(document, `记录和证明：${one.organiser.name}`, true)
  }
}

type Entry = FiveKinds['training'][number]

function entries(document: Document, list: readonly Entry[]): void {
  if (list.length === 0) line(document, '还没有记录。')
  for (const one of list) {
    line(document, `${inFull(one.on)}　${one.name}　${particularOf(one)}`)
    if (one.content) line(document, one.content)
    const state =
      one.state === 'valid' ? '' : `　${RECORD_STATE_LABELS[one.state]}${one.reason && `：${one.reason}`}`
    line(document, `${one.givenBy}　由${one.organiser.name}记录${state}`, true)
  }
}

/** 五类记录 in one file: pages to read, and the same as data (JSON) attached inside, for whatever reads it next. */
export async function exportPdf(five: FiveKinds, houseName: string): Promise<Buffer> {
  const { document, done } = await newDocument({
    title: `志愿服务五类记录 ${five.personal.name}`,
    author: houseName,
  })
  document.fillColor(INK).fontSize(24).text('志愿服务五类记录', MARGIN, MARGIN, { width: WIDTH })
  line(
    document,
    `${five.personal.name}，${inFull(dayOf(new Date(five.exportedAt)))}从“${houseName}”导出。谁组织谁记录，谁记录谁证明；` +
      '对哪一条有异议，可以在“我的记录”里提。文件里附有同样内容的数据（五类记录.json）。',
    true,
  )
  const kinds: readonly (readonly [string, () => void])[] = [
    ['个人信息', () => personal(document, five)],
    ['服务情况', () => service(document, five)],
    ['培训情况', () => entries(document, five.training)],
    ['表彰奖励', () => entries(document, five.honour)],
    ['评价情况', () => entries(document, five.evaluation)],
  ]
  for (const [index, [name, write]] of kinds.entries()) {
    heading(document, index, name)
    write()
  }
  document.file(Buffer.from(JSON.stringify(five, null, 2)), {
    name: '五类记录.json',
    type: 'application/json',
    description: '五类记录，机器可读',
  })
  document.end()
  return done
}
