import { act, renderHook } from '@testing-library/react'
import { useReadAloud } from '@/aloud/use-read-aloud'

/** The browser's voice at its wire: says what it was given, and ends when the test says so. */
class Utterance {
  lang = ''
  rate = 1
  voice: object | null = null
  onstart: () => void = () => undefined
  onend: () => void = () => undefined
  onerror: () => void = () => undefined
  constructor(readonly text: string) {}
}
let spoken: Utterance[] = []
const synthesis = {
  getVoices: () => [{ lang: 'en-US' }, { lang: 'zh-CN' }],
  cancel: jest.fn(),
  speak: (utterance: Utterance) => void spoken.push(utterance),
}
const last = () => spoken.at(-1) as Utterance
const TEXT = '路面铺好了。路灯也亮了。'

beforeEach(() => {
  spoken = []
  Object.assign(globalThis, { speechSynthesis: synthesis, SpeechSynthesisUtterance: Utterance })
})

test('a browser without a voice offers nothing to press', () => {
  Object.assign(globalThis, { speechSynthesis: undefined })
  expect(renderHook(() => useReadAloud(TEXT)).result.current).toBeNull()
})

test('a voice that fails says so, and may be tried again', () => {
  const { result } = renderHook(() => useReadAloud(TEXT))
  act(() => result.current?.toggle())
  act(() => last().onerror())
  expect(result.current?.state).toBe('unavailable')
  expect(result.current?.trouble).toContain('装一个中文语音')
  act(() => result.current?.toggle())
  expect([result.current?.state, result.current?.trouble]).toEqual(['playing', ''])
})

test('sentence after sentence in Mandarin, then it rests', () => {
  const { result } = renderHook(() => useReadAloud(TEXT))
  act(() => result.current?.toggle())
  expect([last().text, last().lang, last().voice]).toEqual(['路面铺好了。', 'zh-CN', { lang: 'zh-CN' }])
  act(() => last().onend())
  expect(last().text).toBe('路灯也亮了。')
  act(() => last().onend())
  expect(result.current?.state).toBe('idle')
  expect(spoken).toHaveLength(2)
})

test('paused, it goes on with the sentence that was broken off; a late end of that one means nothing', () => {
  const { result } = renderHook(() => useReadAloud(TEXT))
  act(() => result.current?.toggle())
  act(() => last().onend())
  const broken = last()
  act(() => result.current?.toggle())
  expect(result.current?.state).toBe('paused')
  act(() => broken.onend())
  expect(result.current?.state).toBe('paused')
  act(() => result.current?.toggle())
  expect(last().text).toBe('路灯也亮了。')
})

test('another pace holds from this sentence on', () => {
  const { result } = renderHook(() => useReadAloud(TEXT))
  act(() => result.current?.toggle())
  act(() => result.current?.changeRate())
  expect([last().text, last().rate]).toEqual(['路面铺好了。', 1.25])
})

test('the voice stops when the page goes', () => {
  const { result, unmount } = renderHook(() => useReadAloud(TEXT))
  act(() => result.current?.toggle())
  synthesis.cancel.mockClear()
  unmount()
  expect(synthesis.cancel).toHaveBeenCalled()
})
