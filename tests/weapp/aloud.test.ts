import { type Centre, startCentre } from '../support/centre'
import { InnerAudio, SpeechPlugin } from '../support/spoken'
import { aStory, publishStory } from '../support/stories'
import { bootMiniProgram, type MiniProgram, throughCloud } from '../support/weapp'

/**
 * Reading aloud in the built mini-program: the article and the switch come from the real cloud; WeChat's plugin and player are
 * imitated at their wire, and `requirePlugin` knows the plugin exactly when the phone's app.json would have named it.
 */

jest.setTimeout(60_000)

const WORDS = ['路面铺好了。', '路灯也亮了。', '孩子们回家不绕路了。']
const TITLE = '三条小巷修好了'

let centre: Centre
let admin: string
let url: string
let plugin: SpeechPlugin
let audio: InnerAudio
let mp: MiniProgram

beforeAll(async () => {
  // instances keep a switch for some seconds; here it turns at once
  centre = await startCentre({ env: { MEMO_FACTOR: '0' } })
  admin = await centre.signIn('admin')
  const text = { type: 'text' as const, text: WORDS.join('') }
  const document = { type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [text] }] }
  const { articleId } = await publishStory(
    centre,
    await centre.signIn('bianji'),
    aStory({ title: TITLE, document }),
  )
  url = `features/articles/read/index?id=${articleId}`
})
afterAll(() => centre?.close())
afterEach(() => mp?.close())

const turn = (on: boolean) =>
  centre.ask('settings', 'turn', { name: 'weapp_read_aloud', on }, { token: admin })

async function boot({ withPlugin = true } = {}): Promise<void> {
  plugin = new SpeechPlugin()
  audio = new InnerAudio()
  mp = await bootMiniProgram('dist/weapp', {
    url,
    callFunction: throughCloud(centre, 'o-listener'),
    plugins: withPlugin ? { WechatSI: plugin } : {},
    wxOverrides: { createInnerAudioContext: () => audio },
  })
  await mp.waitFor(() => mp.$('.article'))
}
const askedForSwitch = () =>
  mp.cloudCalls.some(({ name, action }) => name === 'settings' && action === 'site')
const bar = () => mp.text('.read-aloud-title')

test('without the plugin there is no bar, whatever the switch says, and nobody asks for it', async () => {
  await turn(true)
  await boot({ withPlugin: false })
  await mp.waitFor(() => mp.text('.provenance').includes('点击量1'))
  expect([mp.$('.read-aloud'), askedForSwitch()]).toEqual([null, false])
  expect(mp.errors).toEqual([])
})

test('with the plugin and the switch off there is no bar', async () => {
  await turn(false)
  await boot()
  await mp.waitFor(askedForSwitch)
  await mp.waitFor(() => mp.text('.provenance').includes('点击量1'))
  expect(mp.$('.read-aloud')).toBeNull()
})

test('switched on, it reads sentence after sentence, pauses, changes pace, and survives a failure', async () => {
  await turn(true)
  await boot()
  await mp.waitFor(() => mp.$('.read-aloud'))
  expect(bar()).toBe('听全文')

  await mp.tap('.read-aloud-main')
  expect(plugin.asked).toEqual([TITLE, WORDS[0]])
  plugin.answer(TITLE)
  plugin.answer(WORDS[0] as string)
  await mp.waitFor(() => audio.playing)
  expect(bar()).toBe('正在念')

  audio.tell('Ended')
  await mp.waitFor(() => audio.src.endsWith(WORDS[0] as string))
  await mp.tap('.read-aloud-main')
  expect([bar(), audio.playing]).toEqual(['停在这里了', false])
  await mp.tap('.read-aloud-main')
  await mp.waitFor(() => audio.playing)
  await mp.tap('.read-aloud-rate')
  await mp.waitFor(() => audio.playing)
  expect([audio.src.endsWith(WORDS[0] as string), audio.playbackRate]).toEqual([true, 1.25])

  // the next sentence was asked for while this one was heard; the line is cut now
  plugin.refuse(WORDS[1] as string, -20005)
  audio.tell('Ended')
  await mp.waitFor(() => plugin.asked.filter((asked) => asked === WORDS[1]).length === 2)
  plugin.refuse(WORDS[1] as string, -20005)
  await mp.waitFor(() => bar() === '现在念不了')
  expect(mp.text('.read-aloud-sub')).toContain('没连上网')
  await mp.tap('.read-aloud-main')
  plugin.answer(WORDS[1] as string)
  await mp.waitFor(() => audio.playing)
  expect(bar()).toBe('正在念')

  await mp.open('features/people/type/index')
  expect(audio.playing).toBe(false)
  await mp.back()
  expect(bar()).toBe('停在这里了')
  expect(mp.errors).toEqual([])
})

test('长辈版 on the front page has 听 for the news of today', async () => {
  await boot()
  await mp.waitFor(() => mp.$('.read-aloud'))
  await mp.tap(mp.byName('首页'))
  await mp.waitFor(() => mp.$('.story-card'))
  await mp.tap(mp.byName('长辈版'))
  await mp.waitFor(() => mp.$('.elder-listen'))
  await mp.tap('.elder-listen')
  expect(plugin.asked[0]).toContain(TITLE)
})
