import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import FileOrder from '@/features/orders/file'
import OrderPage from '@/features/orders/order'
import { fakeCloud, Refusal } from '../../../support/fake-cloud'
import { router } from '../../../support/taro'

const order = {
  orderId: 'o1',
  number: '20261123-0007',
  categoryId: 'hardship',
  text: '陪母亲去医院',
  state: 'served',
  since: '2026-11-23T01:00:00.000Z',
  when: { day: '2026-11-23', time: '09:00', flexible: false },
  place: '友谊大街街道 十九街坊',
  places: 1,
  claimed: 1,
  danger: false,
  late: false,
  dueAt: '2026-11-26T01:00:00.000Z',
  clockState: 'running',
  stationId: 'post-19',
  forWhom: 'self',
  holder: { kind: 'resident', name: '居民' },
  clock: null,
  provisional: false,
  steps: [{ at: '2026-11-22T01:00:00.000Z', event: 'file', state: 'filed', who: '您', note: '' }],
  phoneMasked: '138****6021',
  door: '12 号楼',
  refusal: null,
  cancellation: null,
  rating: null,
  outcome: null,
  reopened: 0,
  nudge: null,
  allowed: ['confirm', 'rate', 'rateBad'],
  revision: 5,
}

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
  router.params = { id: 'o1' }
})

test('a confirmation that was refused says so, and where', async () => {
  fakeCloud({
    'orders.myOrder': () => order,
    'orders.confirmDone': () => {
      throw new Refusal('changed_meanwhile', { '': '这张单子刚刚有了变化。' })
    },
  })
  render(<OrderPage />)
  fireEvent.click(await screen.findByText('做完了，先不评'))
  await screen.findByText('没办成。')
  fireEvent.click(screen.getByText('做完了，评一评'))
  expect(screen.getAllByText('没办成。')).toHaveLength(1)
})

test('a service without a word from the resident is never called satisfied', async () => {
  fakeCloud({
    'orders.myOrder': () => ({ ...order, state: 'closed', outcome: 'unrated', holder: null, allowed: [] }),
  })
  render(<OrderPage />)
  await screen.findByText(/未评价.*不算满意/)
})

test('danger shows the numbers to call before anything is sent', async () => {
  const sent = fakeCloud({})
  const { container } = render(<FileOrder />)
  const area = container.querySelector('textarea') as HTMLTextAreaElement
  fireEvent.input(area, { target: { value: '老人摔倒起不来' }, detail: { value: '老人摔倒起不来' } })
  fireEvent.click(await screen.findByText('打 120，急救'))
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '120' })
  expect(sent).toEqual([])
})

test('what is missing is said, and nothing is sent', async () => {
  const sent = fakeCloud({})
  render(<FileOrder />)
  fireEvent.click(screen.getByText('下单'))
  await screen.findByText('还没下单。')
  expect(sent).toEqual([])
})
