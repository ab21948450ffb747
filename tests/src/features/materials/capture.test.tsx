import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import CapturePage from '@/features/materials/capture'
import { fieldQueue } from '@/kept/field-queue'
import { staff } from '@/kept/staff'
import { CutLine, fakeCloud, Refusal } from '../../../support/fake-cloud'

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
})
const signIn = () =>
  staff.keep({
    token: 'a-token-of-more-than-twenty-signs',
    personId: 's1',
    name: '苏和',
    roles: ['reporter'],
  })
const tap = (words: string) => fireEvent.click(screen.getByText(words, { selector: '.button' }))
const choose = (label: string) => fireEvent.click(screen.getByRole('radio', { name: label }))
const fill = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })
function writeNote() {
  choose('记一段话')
  fill('题目', '现场笔记')
  fill('记下来', '九点半开工。')
  tap('存下，有网就发')
}
const offline = () => {
  throw new CutLine()
}

test('nobody gathers without a newsroom account', () => {
  fakeCloud({})
  render(<CapturePage />)
  expect(screen.getByText('先登录工作账号。')).toBeTruthy()
})

test('what is missing is said at its field, and nothing is kept', () => {
  signIn()
  const sent = fakeCloud({})
  render(<CapturePage />)
  choose('记一段话')
  tap('存下，有网就发')
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
    '写个题目，以后好找',
    '还没写内容',
  ])
  expect(fieldQueue.all()).toEqual([])
  expect(sent).toEqual([])
})

test('without a network it stays on the phone and goes out later, under the same key', async () => {
  signIn()
  const before = fakeCloud({ 'materials.writeNote': offline })
  const page = render(<CapturePage />)
  writeNote()
  await screen.findByText('没发完。', undefined, { timeout: 8000 })
  expect(fieldQueue.of('s1')).toMatchObject([{ state: 'waiting', title: '现场笔记' }])
  page.unmount()

  const after = fakeCloud({ 'materials.writeNote': () => ({}) })
  render(<CapturePage />)
  if (after.length === 0) tap('现在发')
  await waitFor(() => expect(fieldQueue.of('s1')).toMatchObject([{ state: 'sent' }]))
  expect(new Set([...before, ...after].map(({ key }) => key)).size).toBe(1)
}, 20_000)

test('what the centre refuses says why and may be given up', async () => {
  signIn()
  fakeCloud({
    'materials.writeNote': () => {
      throw new Refusal('invalid_input', { 'about.title': '题目太长。' })
    },
  })
  render(<CapturePage />)
  writeNote()
  await screen.findByText(/题目太长。/)
  tap('不发了')
  expect(fieldQueue.all()).toEqual([])
})

test('a draft becomes one story with its words', async () => {
  signIn()
  const story = {
    storyId: 'st1',
    revision: 1,
    title: '',
    digest: '',
    columnId: null,
    source: '',
    author: '',
    unitId: 'media-centre',
    kind: 'text',
    cover: null,
    motif: 'none',
    datedAt: null,
    pinned: false,
    document: { type: 'doc', content: [] },
  }
  const sent = fakeCloud({ 'stories.create': () => story, 'stories.save': () => story })
  render(<CapturePage />)
  choose('写稿')
  fill('题目', '新桥通车')
  fill('正文', '今天上午，新桥通车。')
  tap('存下，有网就发')
  await waitFor(() => expect(fieldQueue.of('s1')).toMatchObject([{ state: 'sent' }]))
  expect(sent.map(({ action }) => action)).toEqual(['create', 'save'])
  expect(JSON.stringify(sent[1]?.input)).toContain('今天上午，新桥通车。')
})

test('another colleague on this phone neither sees nor sends it', () => {
  signIn()
  fieldQueue.add({
    kind: 'note',
    key: 'k',
    personId: 'somebody-else',
    title: '别人的',
    words: '',
    madeAt: '',
    state: 'waiting',
    why: '',
  })
  const sent = fakeCloud({})
  render(<CapturePage />)
  expect(screen.queryByText('别人的')).toBeNull()
  expect(sent).toEqual([])
})
