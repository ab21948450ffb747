import Taro from '@tarojs/taro'
import { findPluginVoice } from '@/aloud/plugin-voice'
import { CUT_OFF, NO_SOUND } from '@/aloud/sounds'
import type { Voice } from '@/aloud/voice-types'
import { InnerAudio, SpeechPlugin } from '../../support/spoken'

let plugin: SpeechPlugin
const audio = new InnerAudio()
beforeAll(() => {
  Object.assign(Taro, { createInnerAudioContext: () => audio })
})
beforeEach(() => {
  plugin = new SpeechPlugin()
  audio.forget()
  declare(plugin)
})
afterEach(() => {
  jest.useRealTimers()
  Object.assign(globalThis, { requirePlugin: undefined })
})

/** As WeChat does it: a plugin that the build does not declare is an exception. */
function declare(declared: unknown) {
  Object.assign(globalThis, {
    requirePlugin: (name: string) => {
      if (name !== 'WechatSI' || !declared) throw new Error(`plugin ${name} is not declared`)
      return declared
    },
  })
}
function aHearing() {
  const heard: string[] = []
  const on = {
    onDone: () => void heard.push('done'),
    onFailed: (why: string) => void heard.push(why),
    onInterrupted: () => void heard.push('interrupted'),
  }
  return { heard, on }
}
const aVoice = () => findPluginVoice() as Voice
const settled = () => Promise.resolve().then(() => Promise.resolve())

describe('no voice', () => {
  test('outside WeChat', () => {
    Object.assign(globalThis, { requirePlugin: undefined })
    expect(findPluginVoice()).toBeNull()
  })
  test('in a build that does not declare the plugin', () => {
    declare(null)
    expect(findPluginVoice()).toBeNull()
  })
  test('with a plugin that cannot speak', () => {
    declare({ getRecordRecognitionManager: () => undefined })
    expect(findPluginVoice()).toBeNull()
  })
})

describe('a failure is said in a sentence, and the next press asks anew', () => {
  test.each([
    ['a cut line', -20005, CUT_OFF],
    ['the plugin’s own trouble', -20003, NO_SOUND],
    ['a day’s quota that is used up', -10007, NO_SOUND],
  ])('%s', async (_, retcode, sentence) => {
    const voice = aVoice()
    const { heard, on } = aHearing()
    voice.speak('一句。', 1, on)
    plugin.refuse('一句。', retcode)
    await settled()
    expect(heard).toEqual([sentence])
    voice.speak('一句。', 1, on)
    expect(plugin.asked).toEqual(['一句。', '一句。'])
  })

  test('a success without retcode 0 is none', async () => {
    const { heard, on } = aHearing()
    aVoice().speak('一句。', 1, on)
    plugin.answer('一句。', { retcode: -20001, filename: '' })
    await settled()
    expect(heard).toEqual([NO_SOUND])
  })

  test('a sound that cannot be played is fetched again', async () => {
    const voice = aVoice()
    const { heard, on } = aHearing()
    voice.speak('一句。', 1, on)
    plugin.answer('一句。')
    await settled()
    audio.tell('Error')
    expect(heard).toEqual([NO_SOUND])
    voice.speak('一句。', 1, on)
    expect(plugin.asked).toHaveLength(2)
  })

  test('a plugin that never answers is given up', () => {
    jest.useFakeTimers()
    const { heard, on } = aHearing()
    aVoice().speak('一句。', 1, on)
    jest.runOnlyPendingTimers()
    expect(heard).toEqual([NO_SOUND])
  })
})

test('speaks Mandarin at the pace asked for, and says when the sentence is over', async () => {
  const { heard, on } = aHearing()
  aVoice().speak('一句。', 1.25, on)
  expect(plugin.requests[0]).toMatchObject({ lang: 'zh_CN', tts: true, content: '一句。' })
  plugin.answer('一句。')
  await settled()
  expect([audio.src, audio.playbackRate, audio.playing]).toEqual(['https://sound/一句。', 1.25, true])
  audio.tell('Ended')
  expect(heard).toEqual(['done'])
})

test('the next sentence is fetched while this one is heard, and only once', async () => {
  const voice = aVoice()
  const { on } = aHearing()
  voice.speak('一句。', 1, on)
  voice.prepare?.('两句。')
  plugin.answer('一句。')
  plugin.answer('两句。')
  await settled()
  audio.tell('Ended')
  voice.speak('两句。', 1, on)
  await settled()
  expect(plugin.asked).toEqual(['一句。', '两句。'])
  expect(audio.src).toBe('https://sound/两句。')
})

test('a sentence that is said again has its sound still, until the address expires', async () => {
  const voice = aVoice()
  const { on } = aHearing()
  voice.speak('一句。', 1, on)
  plugin.answer('一句。', { expired_time: Math.floor(Date.now() / 1000) + 3600 })
  await settled()
  voice.stop()
  voice.speak('一句。', 1, on)
  expect(plugin.asked).toHaveLength(1)

  voice.speak('旧的。', 1, on)
  plugin.answer('旧的。', { expired_time: Math.floor(Date.now() / 1000) - 1 })
  await settled()
  voice.speak('旧的。', 1, on)
  expect(plugin.asked).toEqual(['一句。', '旧的。', '旧的。'])
})

test('stopped, nothing is heard, not even of a sound that comes late', async () => {
  const voice = aVoice()
  const { heard, on } = aHearing()
  voice.speak('一句。', 1, on)
  voice.stop()
  plugin.answer('一句。')
  await settled()
  expect([audio.playing, heard]).toEqual([false, []])
})

test('whoever begins interrupts; the end of what was cut short is not the end of the next', async () => {
  const [one, other] = [aVoice(), aVoice()]
  const first = aHearing()
  const second = aHearing()
  one.speak('第一条', 1, first.on)
  plugin.answer('第一条')
  await settled()
  other.speak('第二条', 1, second.on)
  expect([first.heard, audio.playing]).toEqual([['interrupted'], false])
  audio.tell('Ended')
  plugin.answer('第二条')
  await settled()
  one.stop()
  expect([second.heard, audio.playing]).toEqual([[], true])
})

test('a telephone call interrupts', async () => {
  const { heard, on } = aHearing()
  aVoice().speak('一句。', 1, on)
  plugin.answer('一句。')
  await settled()
  audio.tell('Pause')
  expect(heard).toEqual(['interrupted'])
})
