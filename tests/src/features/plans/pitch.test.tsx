import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import FilePitch from '@/features/plans/pitch'
import { fieldQueue } from '@/kept/field-queue'
import { staff } from '@/kept/staff'
import { CutLine, fakeCloud, Refusal } from '../../../support/fake-cloud'

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
  staff.keep({
    token: 'a-token-of-more-than-twenty-signs',
    personId: 's1',
    name: '苏和',
    roles: ['reporter'],
  })
})
const cut = () => {
  throw new CutLine()
}
const offline = { 'plans.filePitch': cut, 'plans.alike': cut }
const tap = (words: string) => fireEvent.click(screen.getByText(words, { selector: '.button' }))
function file(what: string) {
  fireEvent.change(screen.getByRole('textbox', { name: '什么事' }), { target: { value: what } })
  tap('报上去')
}
const filed = (sent: readonly { action: string; key?: string }[]) =>
  sent.filter(({ action }) => action === 'filePitch')

test('what the centre would refuse is not put aside: it says what is missing', async () => {
  fakeCloud(offline)
  render(<FilePitch />)
  file('灯')
  await screen.findByText('用四个字以上说清是什么事', undefined, { timeout: 8000 })
  expect(fieldQueue.all()).toEqual([])
}, 20_000)

test('nobody is told that it is kept when nobody is signed in', async () => {
  staff.forget()
  fakeCloud(offline)
  render(<FilePitch />)
  file('路灯亮了一条街')
  await screen.findByText('没办成。', undefined, { timeout: 8000 })
  expect(fieldQueue.all()).toEqual([])
}, 20_000)

test('without a network it waits on the phone, and is filed under the same key when the page opens again', async () => {
  const before = fakeCloud(offline)
  const page = render(<FilePitch />)
  file('路灯亮了一条街')
  await screen.findByText('没连上网，先存在手机里了。', undefined, { timeout: 8000 })
  expect(fieldQueue.of('s1')).toMatchObject([{ kind: 'pitch', state: 'waiting', title: '路灯亮了一条街' }])
  page.unmount()

  const after = fakeCloud({ 'plans.filePitch': () => ({ state: 'pooled' }) })
  render(<FilePitch />)
  await waitFor(() => expect(fieldQueue.of('s1')).toMatchObject([{ state: 'sent' }]))
  expect(new Set([...filed(before), ...filed(after)].map(({ key }) => key)).size).toBe(1)
  expect(filed(after)).toHaveLength(1)
  await waitFor(() => expect(screen.queryByText(/还没报上去的/)).toBeNull())
}, 20_000)

test('one that is refused later says why and may be given up', async () => {
  const content = {
    what: '路灯亮了一条街',
    who: '',
    place: '',
    whyNow: '',
    columnId: null,
    forms: ['text'],
    day: null,
  }
  fieldQueue.add({
    key: 'k-1',
    personId: 's1',
    title: content.what,
    madeAt: '2026-11-20T01:00:00.000Z',
    state: 'waiting',
    why: '',
    kind: 'pitch',
    content: { ...content, forms: ['text'] },
  })
  fakeCloud({
    'plans.filePitch': () => {
      throw new Refusal('invalid_input', { columnId: '这个栏目停了。' })
    },
  })
  render(<FilePitch />)
  await screen.findByText(/这个栏目停了。/)
  tap('不报了')
  expect(fieldQueue.all()).toEqual([])
})
