import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type BootOptions, bootMiniProgram, type MiniProgram, type PhoneStorage } from '../support/weapp'

/** The harness must be as strict as a phone: each of these would pass in a browser. */

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** A mini-program written by hand: `script` is the script of its first page. */
function aBuild(script: string, template = '<view id="out">{{out}}</view>'): string {
  const root = mkdtempSync(join(tmpdir(), 'weapp-'))
  folders.push(root)
  const files: Record<string, string> = {
    'app.json': JSON.stringify({
      pages: ['pages/a/index', 'pages/b/index', 'pages/c/index'],
      tabBar: { list: [tab('a', '首页'), tab('b', '我的')] },
    }),
    'app.js': 'App({ onLaunch(o) { this.scene = o.scene } })',
    ...page('a', script, template),
    ...page('b', "Page({ data: { out: '' }, onShow() { this.setData({ out: this.data.out + '见' }) } })"),
    ...page('c', 'Page({ data: {}, onLoad(query) { this.setData({ out: query.word }) } })'),
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}
const tab = (name: string, text: string) => ({ pagePath: `pages/${name}/index`, text })
const page = (name: string, script: string, template = '<view id="out">{{out}}</view>') => ({
  [`pages/${name}/index.js`]: script,
  [`pages/${name}/index.wxml`]: template,
  [`pages/${name}/index.json`]: '{}',
})
const nobody: BootOptions['callFunction'] = () => Promise.reject({ errMsg: 'no such function' })

let mp: MiniProgram
const boot = async (script: string, options: Partial<BootOptions> = {}, template?: string) => {
  mp = await bootMiniProgram(aBuild(script, template), { callFunction: nobody, ...options })
  return mp
}
afterEach(() => mp.close())

/** A page that shows what `expression` is, or what it throws. */
const shows = (expression: string) =>
  `Page({ data: {}, onLoad() { let out; try { out = String(${expression}) } catch (e) { out = e.errMsg || e.name }; this.setData({ out }) } })`

describe('scripts', () => {
  test.each([
    'window',
    'document',
    'fetch',
    'URL',
    'TextEncoder',
    'localStorage',
    'process',
    'Buffer',
    'jest',
  ])('see no %s', async (name) => {
    await boot(shows(`typeof ${name} + typeof globalThis.${name}`))
    expect(mp.text('#out')).toBe('undefinedundefined')
  })
  test('make no code of text', async () => {
    await boot(shows("new Function('a', 'return a')"))
    expect(mp.text('#out')).toBe('EvalError')
  })
  test('find no API that is not named', async () => {
    await boot(shows("typeof wx.connectWifi + wx.canIUse('connectWifi') + wx.canIUse('getAppBaseInfo')"))
    expect(mp.text('#out')).toBe('undefinedfalsetrue')
  })
  test('leave what they throw and what they log as an error', async () => {
    await boot("Page({ data: {}, onLoad() { console.error('坏了'); throw new Error('断了') } })")
    expect(mp.errors.map(String)).toEqual(['Error: 坏了', 'Error: 断了'])
  })
})

describe('the bridge', () => {
  const sends = (data: string) => `Page({ data: {}, go() { this.setData(${data}) } })`
  const button = '<button bindtap="go">去</button><view id="out">{{out}}</view>'

  test('counts calls, and bytes of UTF-8', async () => {
    await boot(sends("{ out: '昆' }"), {}, button)
    const cost = await mp.measure(() => mp.tap('button'))
    expect(cost).toEqual({ setDataCalls: 1, setDataBytes: 13, cloudCalls: 0, cloudBytes: 0 })
    expect(mp.text('#out')).toBe('昆')
  })
  test('carries JSON and nothing else', async () => {
    await boot(sends("{ out: { toString() { return '活的' } } }"), {}, button)
    await mp.tap('button')
    expect(mp.text('#out')).toBe('[object Object]')
  })
  test('hands no event to a disabled button', async () => {
    await boot(sends("{ out: '按到了' }"), {}, `${button.replace('<button', '<button disabled')}`)
    await mp.tap('button')
    expect(mp.text('#out')).toBe('')
  })
})

describe('the page stack', () => {
  const goes = (kind: string, url: string) =>
    shows(`wx.${kind}({ url: '${url}', fail: (e) => this.setData({ out: e.errMsg }) })`)

  test('refuses to push a tab page', async () => {
    await boot(goes('navigateTo', '/pages/b/index'))
    expect(mp.text('#out')).toBe('navigateTo:fail can not navigateTo a tabbar page')
  })
  test('refuses to switch to a page that is no tab', async () => {
    await boot(goes('switchTab', '/pages/c/index'))
    expect(mp.text('#out')).toBe('switchTab:fail can not switch to no-tabBar page')
  })
  test('refuses a page that is not there', async () => {
    await boot(goes('navigateTo', '/pages/d/index'))
    expect(mp.text('#out')).toBe('navigateTo:fail page "pages/d/index" is not found')
  })
  test('goes there and back, and keeps tab pages alive', async () => {
    await boot(shows('getApp().scene'), { scene: 1035 })
    expect(mp.text('#out')).toBe('1035')
    await mp.open('pages/c/index?word=%E6%98%86')
    expect(mp.text('#out')).toBe('%E6%98%86')
    await mp.back()
    await mp.tapTab('我的')
    await mp.tapTab('首页')
    await mp.tapTab('我的')
    expect(mp.text('#out')).toBe('见见')
    expect(mp.stack).toEqual(['pages/b/index'])
  })
})

describe('the phone', () => {
  test('keeps what was stored until the next start', async () => {
    const storage: PhoneStorage = new Map()
    const script = shows(
      "(wx.setStorageSync('n', (wx.getStorageSync('n') || 0) + 1), wx.getStorageSync('n'))",
    )
    const root = aBuild(script)
    for (const expected of ['1', '2']) {
      mp = await bootMiniProgram(root, { callFunction: nobody, storage })
      expect(mp.text('#out')).toBe(expected)
      mp.close()
    }
  })
  test('has room for 1 MB under one key and no more', async () => {
    await boot(shows("wx.setStorageSync('big', 'x'.repeat(1024 * 1024))"))
    expect(mp.text('#out')).toBe('Error')
  })

  const calls = `Page({ data: {}, onLoad() { wx.cloud.init({ env: 'local' }) }, go() { wx.cloud.callFunction({ name: 'articles', data: { action: 'home' } })
    .then((r) => this.setData({ out: r.result.word }), (e) => this.setData({ out: e.errMsg })) } })`
  const button = '<button bindtap="go">去</button><view id="out">{{out}}</view>'

  test('reaches no cloud that was not opened', async () => {
    await boot(
      calls.replace("wx.cloud.init({ env: 'local' })", ''),
      { callFunction: async () => ({ word: '有' }) },
      button,
    )
    await mp.tap('button')
    expect(mp.text('#out')).toContain('please call wx.cloud.init first')
  })
  test('calls the cloud, and knows what it weighed', async () => {
    await boot(calls, { callFunction: async () => ({ word: '有' }) }, button)
    const cost = await mp.measure(() => mp.tap('button'))
    expect(mp.text('#out')).toBe('有')
    expect(cost.cloudBytes).toBe('{"action":"home"}{"word":"有"}'.length + 2)
  })
  test('rejects as WeChat does when there is no network', async () => {
    await boot(calls, { callFunction: async () => ({ word: '有' }) }, button)
    mp.goOffline()
    await mp.tap('button')
    expect(mp.text('#out')).toContain('cloud.callFunction:fail')
    mp.goOnline()
    await mp.tap('button')
    expect(mp.text('#out')).toBe('有')
  })
})
