import { readFileSync } from 'node:fs'
import { cleanPastedPage, textToDocument } from '../../../../cloudfunctions/_common/plain-text'
import type { Block, StoryDocument } from '../../../../cloudfunctions/_common/story-document'
import { check, SITE_RULEBOOK } from '../../../../cloudfunctions/stories/checks'
import type { Checked } from '../../../../cloudfunctions/stories/checks/text'
import { DAY, SAMPLES } from './samples'

const docOf = (...content: Block[]): StoryDocument => ({ type: 'doc', content })
const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const story = (part: Partial<Checked>): Checked => ({
  title: '',
  digest: '',
  datedAt: null,
  document: docOf(),
  ...part,
})
const inBody = (text: string) => story({ document: docOf(paragraph(text)) })
const found = (checked: Checked) => check(checked, { date: DAY })

const table = (...rows: string[][]): Block => ({
  type: 'table',
  content: rows.map((row) => ({
    type: 'tableRow',
    content: row.map((text) => ({ type: 'tableCell', content: [paragraph(text) as never] })),
  })),
})

test('every rule has samples of what it finds and of what it leaves alone, or a test of its own', () => {
  const own = [
    'table-totals',
    'quote-differs',
    'quote-not-found',
    'dead-link',
    'link-form',
    'picture-alt',
    'picture-rights',
  ]
  expect(SITE_RULEBOOK.rules.map(({ info }) => info.ruleId).sort()).toEqual(
    [...Object.keys(SAMPLES), ...own].sort(),
  )
  for (const { yes, no } of Object.values(SAMPLES)) expect(Math.min(yes.length, no.length)).toBeGreaterThan(0)
})

describe.each(Object.entries(SAMPLES))('%s', (ruleId, { yes, no, inTitle }) => {
  const place = (words: string) => (inTitle ? story({ title: words }) : inBody(words))

  test.each(no)('leaves alone: %s', (words) => {
    expect(found(place(words)).filter((finding) => finding.ruleId === ruleId)).toEqual([])
  })

  test.each(yes)('finds: %s', (words, expected) => {
    const matches = found(place(words)).filter((finding) => finding.ruleId === ruleId)
    expect(matches.map((finding) => finding.words)).toContain(expected)
    for (const { from, to, words: own } of matches) expect(words.slice(from, to)).toBe(own)
  })
})

test('precision and recall, rule by rule', () => {
  const scores = Object.entries(SAMPLES).map(([ruleId, { yes, no, inTitle }]) => {
    const finds = (words: string) =>
      found(inTitle ? story({ title: words }) : inBody(words)).some((finding) => finding.ruleId === ruleId)
    const right = yes.filter(([words]) => finds(words)).length
    const wrong = no.filter(finds).length
    return { ruleId, precision: right / (right + wrong || 1), recall: right / yes.length }
  })
  const line = ({ ruleId, precision, recall }: (typeof scores)[number]) =>
    `${ruleId.padEnd(24)} precision ${precision.toFixed(2)}  recall ${recall.toFixed(2)}`
  console.info(scores.map(line).join('\n'))
  expect(scores.filter(({ precision, recall }) => precision < 1 || recall < 1)).toEqual([])
})

describe('real texts', () => {
  const serious = (checked: Checked) => found(checked).filter(({ weight }) => weight !== 'advice')

  test('the article everything began with has nothing an editor would call silly', () => {
    const page = cleanPastedPage(readFileSync('site/sample/seed-article.txt', 'utf8'))
    const checked = story({ title: page.title, datedAt: page.datedAt, document: textToDocument(page.text) })
    expect(found(checked)).toEqual([])
  })

  test('of forty statutes, written with the greatest care, only what their copyist mistyped is found', () => {
    const laws = readFileSync('site/sample/laws.jsonl', 'utf8').trim().split('\n')
    const findings = laws.flatMap((line) => {
      const { law, articles } = JSON.parse(line) as { law: string; articles: { text: string }[] }
      const text = articles.map((article) => article.text).join('\n')
      return serious(story({ title: law, document: textToDocument(text) }))
    })
    const mistyped = ['half-width-marks', 'unpaired-marks']
    expect(findings.filter(({ ruleId }) => !mistyped.includes(ruleId))).toEqual([])
    expect(findings.filter(({ ruleId }) => ruleId === 'unpaired-marks')).toHaveLength(1)
  })
})

describe('totals of a table', () => {
  const head = ['街道', '户数', '占比']
  test.each([
    ['adds up', [head, ['少先路街道', '120', '40%'], ['沼潭街道', '180', '60%'], ['合计', '300', '100%']]],
    ['has too little to add', [head, ['少先路街道', '120', '40%'], ['合计', '999', '100%']]],
    ['has no total', [head, ['少先路街道', '120', '40%'], ['沼潭街道', '180', '60%']]],
    ['has a gap', [head, ['少先路街道', '—', '40%'], ['沼潭街道', '180', '60%'], ['合计', '300', '100%']]],
    ['is rounded', [head, ['甲', '0.33', ''], ['乙', '0.33', ''], ['丙', '0.33', ''], ['合计', '1.00', '']]],
  ])('is left alone when it %s', (_, rows) => {
    expect(found(story({ document: docOf(table(...rows)) }))).toEqual([])
  })

  test('is found where it does not add up, at its own cell', () => {
    const rows = [head, ['少先路街道', '1,120', '40%'], ['沼潭街道', '180', '60%'], ['合计', '1,400', '100%']]
    const findings = found(story({ document: docOf(table(...rows)) }))
    expect(findings.map(({ ruleId, words, message }) => [ruleId, words, message])).toEqual([
      ['table-totals', '1,400', '这一列加起来是 1300，合计写的是 1,400，核对一下。'],
    ])
  })
})

test('however much there is to find, no personal data is left out', () => {
  const slips = Array.from({ length: 400 }, () => paragraph('天气转凉,请添衣'))
  const findings = found(story({ document: docOf(...slips, paragraph('电话13812345678')) }))
  expect(findings.filter(({ weight }) => weight === 'confirm').map(({ words }) => words)).toEqual([
    '13812345678',
  ])
  expect(findings.length).toBeLessThan(400)
})

test('findings stand in reading order, the title first, and the same words have the same key', () => {
  const checked = story({
    title: '震惊！昆都伦区',
    digest: '电话13812345678',
    document: docOf(paragraph('打13812345678，'), paragraph('或者找瞎子老人')),
  })
  const findings = found(checked)
  expect(findings.map(({ field, block, words }) => [field, block, words])).toEqual([
    ['title', null, '震惊'],
    ['title', null, '昆都伦区'],
    ['digest', null, '13812345678'],
    ['body', 0, '13812345678'],
    ['body', 1, '瞎子'],
  ])
  expect(findings[2]?.key).toBe(findings[3]?.key)
  expect(findings[2]?.message).not.toContain('13812345678')
})
