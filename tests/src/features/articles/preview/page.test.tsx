import { PREVIEW_READY, type PreviewMessage } from '@functions/articles/contract'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import PreviewArticle from '@/features/articles/preview'
import { theme } from '@/theme/store'
import { anArticle } from '../../../../support/an-article'

const CONSOLE = 'https://console.example.org'
const LOOKS = { elder: false, size: 's', contrast: false } as const
const opened = jest.spyOn(window, 'open').mockReturnValue(null)

let told: unknown[]
let asked: string[]
const { parent } = window
beforeEach(() => {
  Taro.clearStorageSync()
  opened.mockClear()
  told = []
  asked = []
  Object.defineProperty(window, 'parent', {
    configurable: true,
    value: { postMessage: (message: unknown) => void told.push(message) },
  })
  globalThis.fetch = (async (address: string) => {
    asked.push(address)
    return { json: async () => ({ h5: [], console: [CONSOLE] }) }
  }) as unknown as typeof fetch
})
afterEach(() => Object.defineProperty(window, 'parent', { configurable: true, value: parent }))

async function openFramed(): Promise<void> {
  render(<PreviewArticle />)
  await waitFor(() => expect(told).toEqual([PREVIEW_READY]))
}
/** A message as the browser brings it. */
function say(data: unknown, { origin = CONSOLE, source = window.parent } = {}): void {
  act(() => void window.dispatchEvent(new MessageEvent('message', { data, origin, source })))
}
const anAnswer = (changes: Partial<PreviewMessage> = {}): PreviewMessage => ({
  preview: anArticle(),
  looks: LOOKS,
  ...changes,
})
const text = () => screen.queryByText('路面铺好了，路灯也亮了。')

test('opened by itself it says where it belongs, and asks for nothing', () => {
  Object.defineProperty(window, 'parent', { configurable: true, value: window })
  render(<PreviewArticle />)
  expect(screen.getByText(/只在工作台的“手机预览”里/)).toBeTruthy()
  expect([asked, told]).toEqual([[], []])
})

describe('what is not from the console is not shown', () => {
  test.each([
    ['another origin', anAnswer(), { origin: 'https://console.example.org.evil.example' }],
    ['another window of the right origin', anAnswer(), { source: window }],
    ['words', 'hello', {}],
    ['an article that is none', { preview: { title: '半篇' }, looks: LOOKS }, {}],
    ['looks that nobody knows', { preview: anArticle(), looks: { ...LOOKS, size: 'huge' } }, {}],
  ])('%s', async (_, data, from) => {
    await openFramed()
    say(data, from)
    expect(text()).toBeNull()
  })
})

test('the console’s article stands on the reader’s sheet, and each later one in its place', async () => {
  await openFramed()
  say(anAnswer())
  expect(text()).toBeTruthy()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('三条小巷修好了')
  say(anAnswer({ preview: anArticle({ title: '三条小巷亮了' }) }))
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('三条小巷亮了')
  // its neighbours' addresses are all that was ever asked for: no article, no count
  expect(asked).toEqual(['/sites.json'])
})

test('looks are tried on, and not remembered for whoever reads in this browser', async () => {
  await openFramed()
  say(anAnswer({ looks: { elder: true, size: 'xl', contrast: true } }))
  expect(document.querySelector('.page')?.className).toContain('page size-xl elder contrast')
  act(() => theme.set({ size: 'm' }))
  expect(Taro.getStorageSync('looks')).toBe('')
})

test('links and pictures lead nowhere', async () => {
  const link = { type: 'link', attrs: { href: 'https://example.org/' } } as const
  const blocks = [
    { type: 'paragraph', content: [{ type: 'text', text: '报修页', marks: [link] }] },
    { type: 'image', attrs: { src: 'https://files.example.org/a.png', alt: '路灯', caption: '' } },
  ] as const
  await openFramed()
  say(anAnswer({ preview: anArticle({ blocks: [...blocks] as never }) }))
  expect(fireEvent.click(screen.getByText('报修页'))).toBe(false)
  fireEvent.click(screen.getByRole('button', { name: /图片：路灯/ }))
  fireEvent.click(screen.getByRole('link', { name: '首页' }))
  expect(opened).not.toHaveBeenCalled()
  expect(Taro.reLaunch).not.toHaveBeenCalled()
})
