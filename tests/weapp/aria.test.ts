import { readFileSync } from 'node:fs'
import { type Centre, startCentre } from '../support/centre'
import { aStory, publishStory } from '../support/stories'
import { bootMiniProgram, type MiniProgram, throughCloud } from '../support/weapp'
import { spokenName } from '../support/weapp/looking'

/** Taro drops aria attributes on its way to wxml unless a plugin puts them in; what a screen reader says must reach the phone. */

jest.setTimeout(60_000)

const template = readFileSync('dist/weapp/base.wxml', 'utf8')

describe('the built templates', () => {
  test.each(['view', 'text', 'button', 'image', 'input', 'textarea', 'scroll-view', 'canvas'])(
    'hand label and role to <%s>',
    (tag) => {
      const elements = template.match(new RegExp(`<${tag} [^>]*>`, 'g')) ?? []
      const told = elements.filter(
        (element) => /aria-label="\{\{/.test(element) && /aria-role="\{\{/.test(element),
      )
      expect(elements.length).toBeGreaterThan(0)
      expect(told.length).toBeGreaterThan(0)
    },
  )
})

describe('on the page', () => {
  let centre: Centre
  let mp: MiniProgram
  let articleId: string

  beforeAll(async () => {
    centre = await startCentre()
    const editor = await centre.signIn('bianji')
    for (const title of ['冬季检修停水，提前三天告诉您', '图书馆给孩子留着灯'])
      ({ articleId } = await publishStory(centre, editor, aStory({ title })))
  })
  afterAll(() => centre?.close())
  afterEach(() => mp.close())

  const open = async (url: string) => {
    mp = await bootMiniProgram('dist/weapp', { url, callFunction: throughCloud(centre, 'o-listener') })
  }
  const attributes = (element: Element, ...names: string[]) => names.map((name) => element.getAttribute(name))

  test('a story is one link that says title, column, unit and day', async () => {
    await open('pages/home/index')
    const card = await mp.waitFor(() => mp.$('.story-card') ?? mp.$('.lead-story'))
    expect(card?.getAttribute('aria-role')).toBe('link')
    expect(spokenName(card as Element)).toMatch(/(?:停水|图书馆).*本地新闻.*融媒体中心.*今天/)
  })
  test('a tab says that it is chosen, and of how many', async () => {
    await open('pages/home/index?column=news')
    const tab = await mp.waitFor(() => mp.byName('本地新闻，已选中，共 7 个栏目'))
    expect(attributes(tab, 'aria-role', 'aria-selected')).toEqual(['tab', 'true'])
  })
  test('a size says which of how many it is', async () => {
    await open(`features/articles/read/index?id=${articleId}`)
    const size = await mp.waitFor(() => mp.byName('字号 标准，五档中第二档'))
    expect(attributes(size, 'aria-role', 'aria-checked')).toEqual(['radio', 'true'])
  })
  test('a switch says whether it is on, and a consent whether it was given', async () => {
    await open('features/people/type/index')
    expect(attributes(mp.byName('高对比'), 'aria-role', 'aria-checked')).toEqual(['switch', 'false'])
    await mp.launch('features/people/enter/index')
    const consent = mp.byName('我看过隐私政策')
    expect(attributes(consent, 'aria-role', 'aria-checked')).toEqual(['checkbox', 'false'])
    await mp.tap(consent)
    expect(consent.getAttribute('aria-checked')).toBe('true')
  })

  const pages = [
    'pages/home/index',
    'pages/home/index?elder=1',
    'pages/me/index',
    'pages/me/index?elder=1',
    'features/articles/kept/index',
    'features/people/enter/index',
    'features/people/policy/index',
    'features/people/stored/index',
    'features/people/type/index',
    'features/questions/file/index',
  ]
  test.each(pages)('%s has one main heading, and everything to be tapped has words', async (url) => {
    await open(url)
    const roles = ['button', 'link', 'tab', 'radio', 'checkbox', 'switch']
    const tappable = mp.$$(roles.map((role) => `[aria-role="${role}"]`).join())
    expect(tappable.length).toBeGreaterThan(0)
    expect(tappable.filter((element) => spokenName(element).trim() === '')).toEqual([])
    expect(mp.$('[aria-role="main"]')).not.toBeNull()
    expect(mp.$('[aria-role="heading"]')).not.toBeNull()
    expect(mp.errors).toEqual([])
  })
})
