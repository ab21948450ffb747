import type { Block, StoryDocument } from '../../../../cloudfunctions/_common/story-document'
import { check, rulebookOf } from '../../../../cloudfunctions/stories/checks'
import type { Context } from '../../../../cloudfunctions/stories/checks/finding'
import { SITE_LISTS } from '../../../../cloudfunctions/stories/checks/lists'
import type { PersonEntry } from '../../../../cloudfunctions/stories/contract/rules'
import { DAY } from './samples'

const linkedWords = (text: string, href?: string) => ({
  type: 'text' as const,
  text,
  ...(href ? { marks: [{ type: 'link' as const, attrs: { href } }] } : {}),
})
const paragraph = (...content: ReturnType<typeof linkedWords>[]) => ({ type: 'paragraph' as const, content })
const docOf = (...content: Block[]): StoryDocument => ({ type: 'doc', content })
const found = (
  document: StoryDocument,
  context: Partial<Context> = {},
  book?: ReturnType<typeof rulebookOf>,
) => check({ title: '', digest: '', datedAt: null, document }, { date: DAY, ...context }, book)
const said = (findings: ReturnType<typeof found>) => findings.map(({ ruleId, words }) => [ruleId, words])

describe('quotations against their source', () => {
  const HREF = 'https://source.example.cn/a'
  const TEXT =
    '会议指出，要扎实抓好县级融媒体中心建设，更好引导群众、服务群众。与会同志说：“路修好了，日子更有奔头。”'
  const linked = new Map([[HREF, { state: 'live' as const, title: '讲话', text: TEXT }]])
  const sentence = (words: string) => docOf(paragraph(linkedWords(`他说：“${words}”`, HREF)))

  test.each([
    ['word for word', '要扎实抓好县级融媒体中心建设，更好引导群众、服务群众。'],
    ['a part of it', '扎实抓好县级融媒体中心建设'],
    ['with something left out', '要扎实抓好县级融媒体中心建设……更好引导群众、服务群众'],
    ['a term', '融媒体'],
  ])('%s: nothing to say', (_, words) => {
    expect(found(sentence(words), { linked })).toEqual([])
  })

  test.each([
    [
      'another word',
      '要扎实抓好县级融媒体中心工作，更好引导群众、服务群众',
      '要扎实抓好县级融媒体中心建设，更好引导群众、服务群众',
    ],
    ['two words turned round', '更好服务群众、引导群众', '更好引导群众、服务群众'],
    [
      'a word left out',
      '要抓好县级融媒体中心建设，更好引导群众、服务群众',
      '要扎实抓好县级融媒体中心建设，更好引导群众、服务群众',
    ],
  ])('%s is found, with the original beside it', (_, words, original) => {
    const [finding, ...more] = found(sentence(words), { linked })
    expect(more).toEqual([])
    expect(finding).toMatchObject({ ruleId: 'quote-differs', words, original: { title: '讲话' } })
    expect(finding?.suggestion).toBe(original)
  })

  test('what stands nowhere in the source is asked for, not judged', () => {
    expect(found(sentence('今年全区新开工项目一百二十个'), { linked })[0]).toMatchObject({
      ruleId: 'quote-not-found',
      weight: 'advice',
    })
  })

  test('a quotation block is compared with the source linked below it, its attribution is not', () => {
    const quote: Block = {
      type: 'blockquote',
      content: [
        paragraph(linkedWords('要扎实抓好县级融媒中心建设，')),
        paragraph(linkedWords('——摘自讲话全文文件')),
      ],
    }
    const findings = found(docOf(quote, paragraph(linkedWords('全文', HREF))), { linked })
    expect(said(findings)).toEqual([['quote-differs', '要扎实抓好县级融媒中心建设']])
  })

  test('a source that nobody knows the words of is not compared', () => {
    const unknown = new Map([[HREF, { state: 'unchecked' as const, title: '', text: null }]])
    expect(found(sentence('今年全区新开工项目一百二十个'), { linked: unknown })).toEqual([])
  })
})

describe('links', () => {
  const link = (href: string) => docOf(paragraph(linkedWords('请看'), linkedWords('这里', href)))
  test.each([
    ['withdrawn', 1],
    ['missing', 1],
    ['dead', 1],
    ['live', 0],
    ['unchecked', 0],
  ] as const)('%s', (state, count) => {
    const href = 'https://news.kundulun.gov.cn/a'
    const linked = new Map([[href, { state, title: '旧闻', text: null }]])
    const findings = found(link(href), { linked })
    expect(said(findings)).toEqual(count ? [['dead-link', '这里']] : [])
  })

  test.each([
    'http://192.168.1.4/a',
    'http://localhost:8080/',
    'http://2130706433/',
    'http://[::1]/',
    'https://oa.internal/x',
    'https://example.com/',
    'https://gov.cn@evil.cn/',
    'https://a.cn/b，详见',
    'http://intranet/',
  ])('an address that no reader can open: %s', (href) => {
    expect(said(found(link(href)))).toEqual([['link-form', '这里']])
  })

  test.each([
    'https://www.gov.cn/zhengce/1.htm',
    'http://a.cn:8080/x?y=1#z',
    'tel:0472-12345',
    '/pages/home/index',
  ])('nothing against %s', (href) => {
    expect(found(link(href))).toEqual([])
  })
})

describe('pictures', () => {
  const src = 'cloud://local.kundulun/public/a.jpg'
  const picture = (alt: string, caption = ''): StoryDocument =>
    docOf({ type: 'image', attrs: { src, alt, caption } })

  test.each(['', 'IMG_2031.JPG', '微信图片_20261118', '图片1', 'photo.png'])('%j says nothing', (alt) => {
    expect(found(picture(alt)).map(({ ruleId, block }) => [ruleId, block])).toEqual([['picture-alt', 0]])
  })

  test('a sentence is enough', () => {
    expect(found(picture('工人在铺新修的步道'))).toEqual([])
  })

  test('rights that have run out are told with their reason', () => {
    const rights = new Map([[src, '授权 2026-10-01 到期了。']])
    expect(found(picture('工人在铺路'), { rights })[0]).toMatchObject({
      ruleId: 'picture-rights',
      message: '授权 2026-10-01 到期了。',
    })
  })

  test('personal data is found in captions, in what is read to the blind, and in credits', () => {
    const document = picture('牌子上写着13812345678', '找王师傅 13912345678')
    const findings = check(
      {
        title: '',
        digest: '',
        datedAt: null,
        document,
        author: '文/李 13712345678',
        source: '微信 13612345678',
      },
      { date: DAY },
    )
    expect(findings.map(({ field, words, weight }) => [field, words, weight])).toEqual([
      ['source', '13612345678', 'confirm'],
      ['author', '13712345678', 'confirm'],
      ['body', '13912345678', 'confirm'],
      ['alt', '13812345678', 'confirm'],
    ])
  })
})

describe("the district's own people", () => {
  const person = (name: string, title: string, from: string | null, until: string | null): PersonEntry => ({
    name,
    aliases: [],
    rank: null,
    posts: [{ title, alsoWritten: [title.replace('昆都仑区', '')], from, until, sole: true }],
  })
  const entries = [
    person('张建军', '昆都仑区区长', '2024-01-01', '2026-06-30'),
    person('王海燕', '昆都仑区区长', '2026-07-01', null),
    person('哈斯·巴特尔', '昆都仑区区委书记', null, null),
  ]
  const list = { version: 2, author: '编辑', reason: '换届', content: { kind: 'people' as const, entries } }
  const book = rulebookOf(2, { ...SITE_LISTS, 'people-register': list })
  const of = (words: string, day: string) =>
    said(found(docOf(paragraph(linkedWords(words))), { date: new Date(`${day}T04:00:00Z`) }, book))

  test.each([
    ['区长王海燕主持会议', '2026-11-18'],
    ['区长张建军主持会议', '2025-03-01'],
    ['原区长张建军', '2026-11-18'],
    ['副区长李明出席', '2026-11-18'],
    ['东河区区长李明来访', '2026-11-18'],
    ['区委书记哈斯·巴特尔、区长王海燕出席', '2026-11-18'],
    ['区长办公会研究了', '2026-11-18'],
    ['区长接待日', '2026-11-18'],
  ])('nothing against %s on %s', (words, day) => {
    expect(of(words, day)).toEqual([])
  })

  test.each([
    ['区长张建军主持会议', '2026-11-18', 'post-holder', '区长张建军'],
    ['昆都仑区区长王海燕', '2026-06-30', 'post-holder', '昆都仑区区长王海燕'],
    ['，区长李明强调', '2026-11-18', 'post-holder', '区长李明'],
    ['區長李*明强调', '2026-11-18', 'post-holder', '區長李*明'],
    ['区长王海艳出席', '2026-11-18', 'person-name', '王海艳'],
    ['区委书记哈斯巴特儿', '2026-11-18', 'person-name', '哈斯巴特儿'],
  ])('%s on %s', (words, day, ruleId, expected) => {
    expect(of(words, day)).toContainEqual([ruleId, expected])
  })
})

test('a list that somebody filled with odd words is still only words', () => {
  const entries = [{ word: '（测试）.*', instead: '', except: [] }]
  const list = { version: 3, author: '编辑', reason: '试', content: { kind: 'words' as const, entries } }
  const book = rulebookOf(3, { ...SITE_LISTS, 'forbidden-words': list })
  const findings = found(docOf(paragraph(linkedWords('正文（测试）'), linkedWords('。别的'))), {}, book)
  expect(said(findings)).toEqual([['forbidden-words', '（测试）']])
})
