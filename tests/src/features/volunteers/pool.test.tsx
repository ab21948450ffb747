import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Pool from '@/features/volunteers/pool'
import Register from '@/features/volunteers/register'
import { theme } from '@/theme/store'
import { fakeCloud, Refusal } from '../../../support/fake-cloud'

const registration = {
  volunteerId: 'v1',
  state: 'registered',
  name: '王志远',
  phoneMasked: '138****6021',
  streetId: 'youyi',
  communityId: null,
  skills: [],
  languages: [],
  times: [],
  guardian: null,
}
const order = {
  orderId: 'o1',
  number: '20261123-0001',
  categoryId: 'hardship',
  text: '陪一位老人拍片',
  state: 'pooled',
  when: { day: '2026-11-25', time: '14:30', flexible: false },
  place: '沼潭街道',
  places: 1,
  claimed: 0,
  dueAt: null,
  revision: 3,
  metres: 1200,
  offered: false,
  obstacle: null,
  overlapsWith: null,
  waiting: 0,
}
const cloud = (orders: object[], more: object = {}) =>
  fakeCloud({
    'volunteers.mine': () => ({ registration }),
    'volunteers.myHours': () => ({ totals: { minutes: 2790 }, entries: [], nextCursor: null }),
    'orders.openOrders': () => ({ orders }),
    ...more,
  })

afterEach(() => act(() => theme.set({ elder: false })))
beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
})

test('who is no volunteer is led to the registration', async () => {
  fakeCloud({ 'volunteers.mine': () => ({ registration: null }) })
  render(<Pool />)
  fireEvent.click(await screen.findByText('注册成为志愿者'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/volunteers/register/index' })
})

test('a clash is named and cannot be claimed; what was offered stands first', async () => {
  cloud([
    { ...order, obstacle: 'overlap', overlapsWith: '陪诊 0137 号' },
    { ...order, orderId: 'o2', text: '派给我的事', state: 'offered', offered: true },
  ])
  render(<Pool />)
  await screen.findByText('46 小时 30 分')
  expect(screen.getByText(/陪诊 0137 号还在您手里/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '领单，陪一位老人拍片' })).toBeNull()
  const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
  expect(headings.slice(0, 2)).toEqual(['派给我的事', '陪一位老人拍片'])
})

test('a refused claim says why; a full order offers the next place in line', async () => {
  cloud([{ ...order, obstacle: 'full', claimed: 1, waiting: 2 }], {
    'orders.claim': () => {
      throw new Refusal('wrong_state', { '': '人满了，候补也满了。' })
    },
  })
  render(<Pool />)
  fireEvent.click(await screen.findByText('候补第 3 位'))
  await screen.findByText('人满了，候补也满了。')
})

test('what waits is sifted by street and day; what was offered to this volunteer stays in sight', async () => {
  const elsewhere = { ...order, orderId: 'o2', text: '修水管', place: '友谊大街街道 十九街坊' }
  const later = { ...order, orderId: 'o3', text: '周末的事', when: { ...order.when, day: '2026-11-28' } }
  cloud([
    order,
    elsewhere,
    later,
    { ...order, orderId: 'o4', text: '派给我的事', offered: true, when: later.when },
  ])
  render(<Pool />)
  fireEvent.click(await screen.findByText('按街道、技能、日子筛'))
  fireEvent.click(screen.getByRole('radio', { name: '沼潭街道' }))
  fireEvent.click(screen.getByRole('radio', { name: '11月25日 星期三' }))
  fireEvent.click(screen.getByText('看这 1 张'))
  expect(screen.queryByText('修水管')).toBeNull()
  expect(screen.queryByText('周末的事')).toBeNull()
  expect(screen.getByText('派给我的事')).toBeTruthy()
  fireEvent.click(screen.getByText('都看'))
  expect(screen.getByText('修水管')).toBeTruthy()
})

test('in 长辈版 there is one at a time, the nearest first', async () => {
  theme.set({ elder: true })
  cloud([order, { ...order, orderId: 'o2', text: '楼下的事', metres: 100 }])
  render(<Pool />)
  await screen.findByText('楼下的事')
  expect(screen.queryByText('陪一位老人拍片')).toBeNull()
  fireEvent.click(screen.getByText('下一张'))
  await screen.findByText('陪一位老人拍片')
})

test('consent is never given by the page, and nothing is sent without it', async () => {
  const sent = fakeCloud({ 'volunteers.mine': () => ({ registration: null }) })
  render(<Register />)
  const consent = await screen.findByRole('checkbox', { name: /我看过收集哪些信息/ })
  expect(consent.getAttribute('aria-checked')).toBe('false')
  expect(screen.queryByText('监护人姓名')).toBeNull()
  fireEvent.click(screen.getByText('注册'))
  await waitFor(() => expect(screen.getByText(/先看一看收集哪些信息/)).toBeTruthy())
  expect(sent.map(({ action }) => action)).not.toContain('register')
})
