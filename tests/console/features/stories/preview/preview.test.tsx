import '../../../support/text-encoder'
import { Preview } from '@console/features/stories/preview'
import { PREVIEW_READY } from '@functions/articles/contract'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { anArticle } from '../../../../support/an-article'

const PHONES = 'https://phone.example.org'

let sites: unknown
let articles: { title: string }[]
let handed: { message: { preview: { title: string }; looks: object }; to: string }[]

/** The centre at its wire, and the file that says where the phone pages are. */
function fakeWire(): void {
  globalThis.fetch = (async (address: string) => {
    if (address === '/sites.json') return { json: async () => sites }
    const article = articles.shift()
    if (!article) throw new TypeError('Failed to fetch')
    return { json: async () => ({ ok: true, data: { article: anArticle(article) } }) }
  }) as unknown as typeof fetch
}
beforeAll(() => {
  const media = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }
  Object.assign(window, { matchMedia: () => ({ ...media, addListener: () => undefined }) })
})
beforeEach(() => {
  sites = { h5: [PHONES], console: [] }
  articles = [{ title: '第一版' }]
  handed = []
  fakeWire()
})
afterEach(() => jest.useRealTimers())

const flush = jest.fn(async () => 1)
const element = (revision: number, behind = false) => (
  <Preview storyId="s1" revision={revision} behind={behind} flush={flush} onClose={() => undefined} />
)
async function openFrame(): Promise<HTMLIFrameElement> {
  const frame = (await screen.findByTitle('手机上的样子')) as HTMLIFrameElement
  const window = frame.contentWindow as Window
  window.postMessage = ((message: (typeof handed)[number]['message'], to: string) =>
    void handed.push({ message, to })) as never
  return frame
}
function tell(frame: HTMLIFrameElement, data: unknown, origin = PHONES, source = frame.contentWindow): void {
  act(() => void window.dispatchEvent(new MessageEvent('message', { data, origin, source })))
}

test('nobody said where the phone pages are: the note says who can', async () => {
  sites = {}
  render(element(1))
  expect(await screen.findByText(/还没有人说手机页面在哪儿/)).toBeTruthy()
  expect(screen.queryByTitle('手机上的样子')).toBeNull()
})

test('a phone page that does not answer is said so, with a way to try again', async () => {
  jest.useFakeTimers()
  render(element(1))
  await act(async () => undefined)
  act(() => jest.advanceTimersByTime(10_000))
  expect(screen.getByText('手机页面没有打开。')).toBeTruthy()
  expect(screen.getByText(/phone\.example\.org 连不上/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '再试一次' })).toBeTruthy()
})

test('a stranger who says that it is ready is handed nothing', async () => {
  render(element(1))
  const frame = await openFrame()
  tell(frame, PREVIEW_READY, 'https://elsewhere.example.org')
  tell(frame, PREVIEW_READY, PHONES, window)
  tell(frame, 'hello')
  expect(handed).toEqual([])
})

test('a centre that does not answer is said so', async () => {
  articles = []
  render(element(1))
  expect(await screen.findByText(/连不上|网/, {}, { timeout: 5000 })).toBeTruthy()
})

test('the article goes to the phone page and nowhere else, again after each save, and how it looks with it', async () => {
  articles.push({ title: '第二版' })
  const { rerender } = render(element(1))
  const frame = await openFrame()
  expect(frame.src).toBe(`${PHONES}/#/features/articles/preview/index`)
  expect(frame.getAttribute('sandbox')).toBe('allow-scripts allow-same-origin')
  tell(frame, PREVIEW_READY)
  await waitFor(() => expect(handed).toHaveLength(1))
  expect(handed[0]).toMatchObject({ to: PHONES, message: { preview: { title: '第一版' } } })

  rerender(element(2))
  await waitFor(() => expect(handed.at(-1)?.message.preview.title).toBe('第二版'))

  // a phone page that was loaded anew has nothing any more
  handed = []
  tell(frame, PREVIEW_READY)
  await waitFor(() => expect(handed.at(-1)?.message.preview.title).toBe('第二版'))

  fireEvent.click(screen.getByText('长辈版'))
  fireEvent.click(screen.getByLabelText('高对比'))
  expect(handed.at(-1)?.message.looks).toEqual({ elder: true, size: 's', contrast: true })
})

test('words that could not be saved are not in the preview, and it says so', async () => {
  render(element(1, true))
  await openFrame()
  expect(screen.getByText(/还没存上/)).toBeTruthy()
})
