import { type Centre, startCentre } from '../support/centre'
import { aStory, publishStory } from '../support/stories'
import { bootMiniProgram, type MiniProgram, type PhoneStorage, throughCloud } from '../support/weapp'
import type { CallFunction } from '../support/weapp/wx/network'

/** What a resident sees when there is not what there should be: friendly, with what is kept and a way on. */

jest.setTimeout(60_000)

const TITLE = '三条背街小巷改造完工'
const article = '/features/articles/read/index'

let centre: Centre
let editor: string
let withdrawn: { storyId: string; articleId: string }
let mp: MiniProgram

beforeAll(async () => {
  centre = await startCentre()
  editor = await centre.signIn('bianji')
  withdrawn = await publishStory(centre, editor, aStory({ title: TITLE }))
  for (const title of ['这一篇看过', '这一篇没看过', '连上就看得到'])
    await publishStory(centre, editor, aStory({ title }))
})
afterAll(() => centre?.close())
afterEach(() => {
  expect(mp.errors).toEqual([])
  mp.close()
})

const boot = async (storage: PhoneStorage, callFunction: CallFunction, url?: string) => {
  mp = await bootMiniProgram('dist/weapp', { storage, callFunction, ...(url ? { url } : {}) })
}
const cut: CallFunction = () => Promise.reject({ errMsg: 'request:fail timeout', errCode: -1 })

test('an article that was taken down says when and why, and leads home', async () => {
  const { storyId, articleId } = withdrawn
  const phone: PhoneStorage = new Map()
  await boot(phone, throughCloud(centre, 'o-1'))
  await mp.tap(await mp.waitFor(() => mp.byText(TITLE)))
  await mp.waitFor(() => mp.text('.article-title') === TITLE)

  await centre.ask('stories', 'takeDown', { storyId, reason: '数字要再核实' }, { token: editor })
  await mp.waitFor(async () => {
    await mp.launch(`${article}?id=${articleId}`, 1007)
    await mp.waitFor(() => mp.$('.article-state, .article'))
    return mp.text().includes('撤下了')
  })
  expect(mp.text('.article-state')).toContain(TITLE)
  expect(mp.text('.article-state')).toContain('原因：数字要再核实')
  expect(mp.text()).not.toContain('路面铺好了')

  await mp.tap(mp.byText('回首页看别的'))
  expect(mp.stack).toEqual(['pages/home/index'])
  mp.close()

  await boot(phone, cut, `${article}?id=${articleId}`)
  await mp.waitFor(() => mp.text().includes('手机现在没连上网'))
  expect(mp.text()).not.toContain('路面铺好了')
})

test('without a network the last list and what was read stay readable', async () => {
  const phone: PhoneStorage = new Map()
  await boot(phone, throughCloud(centre, 'o-2'))
  await mp.tap(await mp.waitFor(() => mp.byText('这一篇看过')))
  await mp.waitFor(() => mp.$('.article'))
  mp.close()

  await boot(phone, cut)
  expect(mp.text()).toContain('这一篇没看过')
  await mp.waitFor(() => mp.text().includes('手机现在没连上网'))
  expect(mp.text()).toMatch(/下面是.*存下的版本/)

  await mp.tap(mp.byText('这一篇看过'))
  await mp.waitFor(() => mp.text('.article-title') === '这一篇看过')
  expect(mp.text()).toContain('存下的版本')
  await mp.back()

  await mp.tap(mp.byText('这一篇没看过'))
  await mp.waitFor(() => mp.text().includes('没有在手机里存过'))
})

test('back on the network, one tap brings the page', async () => {
  await boot(new Map(), throughCloud(centre, 'o-3'))
  await mp.waitFor(() => mp.byText('连上就看得到'))
  mp.goOffline()
  await mp.tap(mp.byText('连上就看得到'))
  await mp.waitFor(() => mp.text().includes('打不开这一篇'))
  mp.goOnline()
  await mp.tap(mp.byText('再试一次'))
  await mp.waitFor(() => mp.text('.article-title') === '连上就看得到')
})

test('an address that leads to no article says so and leads home', async () => {
  await boot(new Map(), throughCloud(centre, 'o-4'), `${article}?id=never-was`)
  await mp.waitFor(() => mp.text().includes('没找到这一篇'))
  await mp.tap(mp.byText('回首页看别的'))
  expect(mp.stack).toEqual(['pages/home/index'])
})

test('a page that is gone leads to the front page', async () => {
  await boot(new Map(), throughCloud(centre, 'o-5'), '/pages/old/index?id=1')
  await mp.waitFor(() => mp.stack[0] === 'pages/home/index')
})

test('an opinion is stored and answered with its number', async () => {
  await boot(new Map(), throughCloud(centre, 'o-6'), '/pages/me/index')
  await mp.tap(mp.byName('意见、投诉、纠错'))
  await mp.tap(mp.byText('发给我们'))
  expect(mp.text()).toContain('写四个字以上')
  await mp.input('textarea', '字再大一点就好了')
  await mp.tap(mp.byText('发给我们'))
  await mp.waitFor(() => /收到了，编号 [\d-]+。/.test(mp.text()))
  await mp.tap(mp.byText('回去接着看'))
  expect(mp.stack).toEqual(['pages/me/index'])
})
