import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import FileOrder from '@/features/orders/file'
import MyOrders from '@/features/orders/mine'
import { account } from '@/kept/account'
import { theme } from '@/theme/store'
import { CutLine, fakeCloud, Refusal } from '../../../support/fake-cloud'

const DAY_MS = 86_400_000
const inDays = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10)
const draft = {
  categoryId: 'hardship',
  text: '陪我去医院复查',
  places: 1,
  day: inDays(1),
  time: '09:00',
  flexible: false,
  streetId: 'youyi',
  communityId: 'youyi-19',
  door: '12 号楼',
  forWhom: 'self',
  elderAgrees: false,
  phone: '13812346021',
  key: null,
  waiting: false,
}
const card = {
  orderId: 'o1',
  number: '20261123-0007',
  categoryId: 'hardship',
  text: '陪我去医院拿药',
  state: 'to_dispatch',
  when: { day: inDays(1), time: null, flexible: true },
  dueAt: null,
  late: false,
}
const none = { 'orders.similar': () => ({ orders: [] }) }
const filed = (emergency: object[] = []) => ({ order: card, emergency })

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
  theme.set({ elder: false })
})
const written = (changes: object = {}) => Taro.setStorageSync('order-draft', { ...draft, ...changes })
const signedIn = () => account.keep({ phoneMasked: '138****6021' })
const filings = (sent: ReturnType<typeof fakeCloud>) => sent.filter(({ action }) => action === 'file')

test('what is missing is said, and nothing is sent', async () => {
  const sent = fakeCloud({})
  render(<FileOrder />)
  fireEvent.click(screen.getByText('下单'))
  await screen.findByText('还没下单。')
  expect(sent).toEqual([])
})

test('for an elder who was not asked nothing is sent', async () => {
  signedIn()
  written({ forWhom: 'elder' })
  const sent = fakeCloud({})
  render(<FileOrder />)
  fireEvent.click(screen.getByText('下单'))
  await screen.findByText('先问问老人，同意有人上门再下单。')
  expect(sent).toEqual([])
})

test('whoever is not signed in is asked at the last step, and what was written stays', async () => {
  written()
  const sent = fakeCloud({})
  render(<FileOrder />)
  fireEvent.click(screen.getByText('下单'))
  fireEvent.click(await screen.findByText('登录'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/people/enter/index?reason=order' })
  expect(Taro.getStorageSync('order-draft')).toMatchObject({ text: '陪我去医院复查' })
  expect(sent).toEqual([])
})

test('what the centre refuses is said beside its question', async () => {
  signedIn()
  written()
  fakeCloud({
    ...none,
    'orders.file': () => {
      throw new Refusal('invalid_input', { when: '这个时间已经过了。' })
    },
  })
  render(<FileOrder />)
  fireEvent.click(screen.getByText('下单'))
  expect(await screen.findAllByText('这个时间已经过了。')).toHaveLength(2)
})

test('similar orders are shown first; only a word more sends it', async () => {
  signedIn()
  written()
  const sent = fakeCloud({ 'orders.similar': () => ({ orders: [card] }), 'orders.file': () => filed() })
  render(<FileOrder />)
  fireEvent.click(screen.getByText('下单'))
  await screen.findByText('陪我去医院拿药')
  expect(filings(sent)).toEqual([])
  fireEvent.click(screen.getByText('不是一件事，下单'))
  await screen.findByText('下单了，单号 20261123-0007。')
  expect(filings(sent)).toHaveLength(1)
})

test('danger shows the numbers to call before anything is sent, and again in the answer', async () => {
  signedIn()
  written({ text: '' })
  fakeCloud({ ...none, 'orders.file': () => filed([{ number: '120', name: '急救' }]) })
  const { container } = render(<FileOrder />)
  const area = container.querySelector('textarea') as HTMLTextAreaElement
  fireEvent.input(area, { target: { value: '老人摔倒起不来' }, detail: { value: '老人摔倒起不来' } })
  fireEvent.click(await screen.findByText('打 120，急救'))
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '120' })
  fireEvent.click(screen.getByText('下单'))
  await screen.findByText(/^下单了/)
  screen.getByText('打 120，急救')
})

describe('without a network', () => {
  test('it waits on the phone and goes once when there is one, under its own key', async () => {
    signedIn()
    written()
    let online = false
    const sent = fakeCloud({
      ...none,
      'orders.file': () => {
        if (!online) throw new CutLine()
        return filed()
      },
    })
    render(<FileOrder />)
    fireEvent.click(screen.getByText('下单'))
    await screen.findByText('存在手机里了，还没发出去。', undefined, { timeout: 5000 })
    online = true
    act(() => {
      window.dispatchEvent(new Event('online'))
      window.dispatchEvent(new Event('online'))
    })
    await screen.findByText(/^下单了/)
    expect(new Set(filings(sent).map(({ key }) => key)).size).toBe(1)
    const calls = filings(sent).length
    act(() => void window.dispatchEvent(new Event('online')))
    expect(filings(sent)).toHaveLength(calls)
    expect(Taro.getStorageSync('order-draft')).toBe('')
  })

  test('a phone without room says so, and what stands on the page stays', async () => {
    signedIn()
    written()
    fakeCloud({
      'orders.file': () => {
        throw new CutLine()
      },
    })
    const { container } = render(<FileOrder />)
    const full = jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
      throw new Error('full')
    })
    fireEvent.click(screen.getByText('下单'))
    await screen.findByText(/手机也存不下了/, undefined, { timeout: 5000 })
    full.mockRestore()
    expect(container.querySelector('textarea')?.value).toBe('陪我去医院复查')
  })

  test('我的单子 sends it too, and shows it then', async () => {
    signedIn()
    written({ waiting: true, key: 'k'.repeat(20) })
    const sent = fakeCloud({
      'orders.file': () => filed(),
      'orders.myOrders': () => ({ orders: filings(sent).length > 0 ? [card] : [], nextCursor: null }),
    })
    render(<MyOrders />)
    await screen.findByText('陪我去医院拿药')
    expect(filings(sent)).toMatchObject([{ key: 'k'.repeat(20) }])
    await waitFor(() => expect(screen.queryByText('有一张还没发出去。')).toBeNull())
  })

  test('an order that waits can be taken back and changed', async () => {
    written({ waiting: true, key: 'k'.repeat(20) })
    const sent = fakeCloud({})
    render(<FileOrder />)
    fireEvent.click(screen.getByText('先不发，改一改'))
    expect(Taro.getStorageSync('order-draft')).toMatchObject({ waiting: false })
    expect(sent).toEqual([])
  })
})

test('a draft of another day shows the day it says; one that is gone is asked for again', () => {
  written({ day: inDays(5) })
  const { unmount } = render(<FileOrder />)
  expect(screen.getByRole('radio', { name: '另选日子' }).getAttribute('aria-checked')).toBe('true')
  unmount()
  written({ day: inDays(-1) })
  render(<FileOrder />)
  expect(screen.getAllByRole('radio', { checked: true })).toHaveLength(5)
})

test('the place of the last order stands in the next one, and is gone with the account', async () => {
  signedIn()
  written()
  fakeCloud({ ...none, 'orders.file': () => filed() })
  const { unmount } = render(<FileOrder />)
  fireEvent.click(screen.getByText('下单'))
  await screen.findByText(/^下单了/)
  unmount()
  const next = render(<FileOrder />)
  expect([...next.container.querySelectorAll('input')].map(({ value }) => value)).toContain('12 号楼')
  next.unmount()
  account.forget()
  const another = render(<FileOrder />)
  expect([...another.container.querySelectorAll('input')].map(({ value }) => value)).not.toContain('12 号楼')
})

test('长辈版 asks one thing a screen, goes on only with an answer, and reads back', async () => {
  theme.set({ elder: true })
  written({ categoryId: '' })
  const sent = fakeCloud({})
  render(<FileOrder />)
  fireEvent.click(screen.getByText('下一步'))
  await screen.findByText('选一类')
  expect(screen.queryByText('什么时候来？')).toBeNull()
  fireEvent.click(screen.getByRole('radio', { name: /陪老人看病/ }))
  for (const ask of ['说说要帮什么', '什么时候来？', '到哪里来？', '给谁点、怎么找您？', '这样对不对？']) {
    fireEvent.click(screen.getByText('下一步'))
    await screen.findByText(ask)
  }
  screen.getByText('友谊大街街道 十九街坊，12 号楼')
  fireEvent.click(screen.getByText('明天上午 9:00'))
  await screen.findByText('什么时候来？')
  expect(sent).toEqual([])
})

const picture = { key: 'p'.repeat(20), what: 'picture', path: 'kept-1', name: '灯.jpg', size: 1000 }
const withPictures = (...attachmentIds: (string | null)[]) =>
  written({
    files: attachmentIds.map((attachmentId, at) => ({
      ...picture,
      key: `${picture.key}${at}`,
      attachmentId,
    })),
  })

test('what the centre has of the pictures goes along with the order, and is asked for nowhere again', async () => {
  signedIn()
  withPictures('a1', 'a2')
  const sent = fakeCloud({ ...none, 'orders.file': () => filed() })
  render(<FileOrder />)
  fireEvent.click(screen.getByText('下单'))
  await waitFor(() => expect(filings(sent)).toHaveLength(1))
  expect(filings(sent)[0]?.input).toMatchObject({ attachmentIds: ['a1', 'a2'] })
  expect(sent.some(({ action }) => action === 'begin')).toBe(false)
})

test('a picture that the phone has lost is said, and nothing is ordered without it', async () => {
  signedIn()
  withPictures(null)
  const sent = fakeCloud({ ...none, 'orders.file': () => filed() })
  render(<FileOrder />)
  fireEvent.click(screen.getByText('下单'))
  expect(
    (await screen.findAllByText('有张图或录音在这台手机里找不到了，拿掉它再下单。')).length,
  ).toBeGreaterThan(0)
  expect(filings(sent)).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: '不要第 1 张图' }))
  fireEvent.click(screen.getByText('下单'))
  await waitFor(() => expect(filings(sent)).toHaveLength(1))
  expect(filings(sent)[0]?.input).not.toHaveProperty('attachmentIds')
})

test('a picture that the centre no longer has is sent anew with the next tap', async () => {
  signedIn()
  withPictures('gone')
  fakeCloud({
    ...none,
    'orders.file': () => {
      throw new Refusal('invalid_input', { attachmentIds: '有张图过了一天没用，已经清掉了，再点一次。' })
    },
  })
  render(<FileOrder />)
  fireEvent.click(screen.getByText('下单'))
  await screen.findAllByText('有张图过了一天没用，已经清掉了，再点一次。')
  expect(Taro.getStorageSync('order-draft').files).toMatchObject([{ attachmentId: null }])
})
