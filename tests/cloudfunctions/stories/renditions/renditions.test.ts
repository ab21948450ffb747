import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Block, StoryDocument } from '../../../../cloudfunctions/_common/story-document'
import { FORMS } from '../../../../cloudfunctions/stories/contract'
import { type Master, renditionsOf } from '../../../../cloudfunctions/stories/renditions'

const paragraph = (text: string, ...marks: object[]) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text, ...(marks.length ? { marks } : {}) }],
})
const cell = (text: string, type = 'tableCell') => ({ type, content: [paragraph(text)] })

/** One of everything that a story may hold, with signs that mean something to HTML. */
const RICH = StoryDocument.parse({
  type: 'doc',
  content: [
    paragraph('少先路三条背街小巷完工通行（区住建局供图）。“路平了，灯也亮了！”居民白桂英说。'),
    {
      type: 'image',
      attrs: {
        src: 'cloud://local.bucket/public/pictures/lane.jpg',
        alt: '新铺的小巷',
        caption: '新铺的路面 <夜景>',
      },
    },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '先通水，再铺路' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: '工期' },
        { type: 'text', text: '三个月', marks: [{ type: 'bold' }] },
        { type: 'text', text: '，详见' },
        {
          type: 'text',
          text: '公告',
          marks: [{ type: 'link', attrs: { href: 'https://kundulun.example/?a=1&b=2' } }],
        },
        { type: 'text', text: '；A<B & “C”。' },
      ],
    },
    {
      type: 'bulletList',
      content: ['换排水管六百米', '装路灯四十盏'].map((text) => ({
        type: 'listItem',
        content: [paragraph(text)],
      })),
    },
    { type: 'blockquote', content: [paragraph('居民满意，是唯一的标准。')] },
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: '花了多少' }] },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('项目', 'tableHeader'), cell('万元', 'tableHeader')] },
        { type: 'tableRow', content: [cell('路面'), cell('86.5')] },
      ],
    },
    { type: 'horizontalRule' },
    paragraph('下一步，还有五条小巷排着队。'),
  ],
})

const master = (part: Partial<Master> = {}): Master => ({
  title: '少先路三条小巷｜修好了',
  digest: '三条小巷今天恢复通行。',
  source: '融媒体中心',
  author: '文/苏和 图/韩敏',
  unitName: '区住建局',
  publishedAt: '2026-11-18T16:30:00.000Z',
  addressOf: (fileId) => `https://files.example/${fileId.split('/').pop()}`,
  document: RICH,
  ...part,
})
const form = (name: (typeof FORMS)[number], part: Partial<Master> = {}) => {
  const found = renditionsOf(master(part)).find((rendition) => rendition.form === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const used = (name: (typeof FORMS)[number], what: string, part: Partial<Master> = {}) =>
  form(name, part).meters.find((meter) => meter.name === what)
const onlyText = (...blocks: Block[]): Partial<Master> => ({ document: { type: 'doc', content: blocks } })

test('every form is made, once', () => {
  expect(renditionsOf(master()).map((rendition) => rendition.form)).toEqual([...FORMS])
})

/** The files were read by a person; GOLDEN=write writes them anew. */
test.each(FORMS)('%s of a story with one of everything is as it was approved', (name) => {
  const file = join(__dirname, 'golden', `${name}.txt`)
  const { content } = form(name)
  if (process.env.GOLDEN === 'write') writeFileSync(file, `${content}\n`)
  expect(`${content}\n`).toBe(readFileSync(file, 'utf8'))
})

describe('what a story holds cannot run in another house', () => {
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&'
  test.each(['publicAccount', 'website'] as const)('%s', (name) => {
    const { content } = form(name, {
      title: hostile,
      author: hostile,
      source: hostile,
      unitName: hostile,
      ...onlyText(
        { type: 'paragraph', content: [{ type: 'text', text: hostile }] },
        {
          type: 'image',
          attrs: { src: 'cloud://local.bucket/public/a.jpg', alt: hostile, caption: hostile },
        },
      ),
    })
    expect(content).not.toMatch(/<script|<img src=x|onerror=alert\(1\)>(?!&)/)
    expect(content).toContain('&lt;script&gt;')
  })
})

test('a link stays on a website, with the house before an address of its own, and leaves its words in WeChat', () => {
  const linked = (href: string) =>
    onlyText({
      type: 'paragraph',
      content: [{ type: 'text', text: '看这里', marks: [{ type: 'link', attrs: { href } }] }],
    })
  expect(form('website', linked('/pages/home/index')).content).toContain(
    'href="https://kundulun.example/pages/home/index"',
  )
  expect(form('publicAccount', linked('https://a.example/')).content).not.toContain('<a ')
  expect(form('publicAccount', linked('https://a.example/')).content).toContain('看这里')
})

describe('meters', () => {
  test('count a title without its break marks, by characters and not by code units', () => {
    expect(used('publicAccount', '题目', { title: '😀修好｜了' })).toMatchObject({ used: 4, limit: 32 })
  })
  test('are over when the outlet would refuse', () => {
    expect(used('publicAccount', '作者')?.used).toBeGreaterThan(0)
    const long = onlyText(...Array.from({ length: 400 }, () => paragraph('路'.repeat(40)) as Block))
    const meter = used('publicAccount', '正文', long)
    expect(meter?.used).toBeGreaterThan(meter?.limit ?? Number.POSITIVE_INFINITY)
  })
  test('a second of speech is four characters', () => {
    const text = onlyText(paragraph('路'.repeat(39).concat('。')) as Block)
    expect(used('broadcast', '时长', { title: '四字题目', ...text })?.used).toBe(Math.ceil((5 + 40) / 4))
  })
})

test('a television script says every sentence of the text, and no shot is longer than one breath when it holds two', () => {
  const rows = form('television')
    .content.split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
  const said = rows.map(([, words]) => words).join('')
  for (const words of ['路平了，灯也亮了！”', '换排水管六百米', '路面，86.5', '还有五条小巷排着队。']) {
    expect(said).toContain(words)
  }
  for (const [, words = '', seconds] of rows) {
    if ((words.match(/[。！？；]/g) ?? []).length > 1) expect(Number(seconds)).toBeLessThanOrEqual(15)
  }
})

test('a short video stays within its minute, and does not say the digest twice', () => {
  const many = onlyText(
    ...Array.from({ length: 30 }, (_, n): Block[] => [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: `第${n}节` }] },
      paragraph(`第${n}节的第一句话说的是这一节最要紧的事情。后面的话都不要。`) as Block,
    ]).flat(),
  )
  expect(used('shortVideo', '总时长', many)?.used).toBeLessThanOrEqual(60)
  const same = form('shortVideo', {
    digest: '路面铺好了。',
    ...onlyText(paragraph('路面铺好了。灯也亮了。') as Block),
  })
  expect(same.content.match(/路面铺好了/g)).toHaveLength(1)
})
