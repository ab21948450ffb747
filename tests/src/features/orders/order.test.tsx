import Taro from '@tarojs/taro'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import OrderPage from '@/features/orders/order'
import { theme } from '@/theme/store'
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
  attachments: [],
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
  theme.set({ elder: false })
})

const show = (changes: object) => {
  fakeCloud({ 'orders.myOrder': () => ({ ...order, ...changes }) })
  render(<OrderPage />)
}

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

test('another time is asked for where it may be changed, sent with what was chosen, and refused in words', async () => {
  fakeCloud({
    'orders.myOrder': () => ({ ...order, state: 'to_dispatch', allowed: ['cancelOwn'], timeMayChange: true }),
    'orders.changeTime': () => {
      throw new Refusal('wrong_state', { '': '离约好的时间不到 2 小时。' })
    },
  })
  render(<OrderPage />)
  fireEvent.click(await screen.findByText('换个时间'))
  fireEvent.click(screen.getByText('明天'))
  fireEvent.click(screen.getByText('改好了'))
  await screen.findByText('离约好的时间不到 2 小时。')
  cleanup()
  show({ state: 'serving', allowed: [] })
  await screen.findByText('我的单子')
  expect(screen.queryByText('换个时间')).toBeNull()
})

test('a service without a word from the resident is never called satisfied', async () => {
  show({ state: 'closed', outcome: 'unrated', holder: null, allowed: [] })
  await screen.findByText(/未评价.*不算满意/)
})

const STATION = { kind: 'station', name: '十九街坊站' }
const ZHOU = { kind: 'volunteers', name: '周桂芳' }
const OVER = { holder: null, dueAt: null, clockState: null }

test.each([
  ['filed', { holder: STATION, allowed: ['cancelOwn'] }, '单子收到了，正在审', '不用来了，取消'],
  ['returned', { allowed: ['complete'] }, '要请您补充一下', '补充一下'],
  ['refused', { ...OVER, allowed: ['appeal'] }, '没审上', '申诉，请上一级再看'],
  ['to_dispatch', { holder: STATION, allowed: ['cancelOwn'] }, '审过了，正在给您找人', '等急了，催一催'],
  ['pooled', { holder: { kind: 'pool', name: '' }, allowed: [] }, '正等志愿者来领', '等急了，催一催'],
  ['offered', { holder: { kind: 'offered', name: '' }, allowed: [] }, '找到人了，等回话', '等急了，催一催'],
  ['claimed', { holder: ZHOU, allowed: ['cancelOwn'] }, /^周桂芳领了单，.*上午 9:00 到$/, '没人来，告诉我们'],
  ['serving', { holder: ZHOU, allowed: [] }, '周桂芳正在给您办', '等急了，催一催'],
  ['confirmed', { allowed: ['rate', 'rateBad'] }, '办完了，您来评一评', '没办好'],
  ['called_back', { holder: STATION, allowed: ['reopen'] }, '有人给您回访', '没办好，重新办'],
  ['closed', { ...OVER, outcome: 'rated', allowed: ['reopen'] }, '办结了', '没办好，重新办'],
  ['cancelled', { ...OVER, allowed: [] }, '取消了', '我的单子'],
])('%s: says where it stands and what may be done', async (state, changes, headline, act) => {
  show({ state, ...changes })
  await screen.findByRole('heading', { level: 1, name: headline })
  screen.getByText(act)
})

test('what the desk asked for stands on top, and completing begins with what was written', async () => {
  const steps = [
    ...order.steps,
    {
      at: '2026-11-22T02:00:00.000Z',
      event: 'sendBack',
      state: 'returned',
      who: '派单员',
      note: '几楼，有电梯吗？',
    },
  ]
  show({ state: 'returned', steps, allowed: ['complete'] })
  expect(await screen.findAllByText('几楼，有电梯吗？')).toHaveLength(2)
  fireEvent.click(screen.getByText('补充一下'))
  expect(screen.getByRole('dialog').querySelector('textarea')?.value).toBe('陪母亲去医院')
})

test('a rating needs a level', async () => {
  const sent = fakeCloud({
    'orders.myOrder': () => order,
    'orders.rate': () => ({ ...order, state: 'closed', outcome: 'rated', allowed: [] }),
  })
  render(<OrderPage />)
  fireEvent.click(await screen.findByText('做完了，评一评'))
  fireEvent.click(screen.getByText('评好了'))
  await screen.findByText('先选一个。')
  expect(sent.filter(({ action }) => action === 'rate')).toEqual([])
  fireEvent.click(screen.getByText('非常满意'))
  fireEvent.click(screen.getByText('评好了'))
  await screen.findByText('办结了')
  expect(sent.find(({ action }) => action === 'rate')?.input).toMatchObject({
    orderId: 'o1',
    revision: 5,
    level: 5,
  })
})

test('长辈版: the answer is when somebody comes; the steps are in words', async () => {
  theme.set({ elder: true })
  show({ state: 'claimed', holder: ZHOU, allowed: ['cancelOwn'] })
  await screen.findByRole('heading', { level: 1, name: /上午 9:00$/ })
  screen.getByText('周桂芳来：陪母亲去医院')
  screen.getByText('等志愿者来')
  fireEvent.click(screen.getByText('打 12345 问'))
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '12345' })
})

test('an order that sounds like danger shows the numbers as long as it is not over', async () => {
  show({ state: 'filed', text: '老人摔倒起不来', holder: STATION, allowed: [] })
  await screen.findByText('打 120，急救')
})
