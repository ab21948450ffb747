import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import NoticeChoices from '@/features/notices/choices'
import NoticeInbox from '@/features/notices/inbox'
import { account } from '@/kept/account'
import Me from '@/pages/me'
import { fakeCloud, Refusal } from '../../../support/fake-cloud'

const at = '2026-11-20T01:00:00.000Z'
const notice = {
  noticeId: 'n1',
  matter: 'order',
  title: '有人领了您的单',
  text: '明天上午 9 点到。',
  page: 'features/orders/order/index?id=o1',
  at,
  urgent: false,
  read: false,
  sent: 'in_app',
}
const preferences = {
  matters: {
    order: { wechat: true, sms: false },
    volunteer: { wechat: true, sms: false },
    correction: { wechat: false, sms: false },
  },
  quietFrom: '21:00',
  quietUntil: '08:00',
}
const choices = {
  preferences,
  templateId: 'service-progress',
  wechatLeft: 0,
  throughWechat: false,
  phoneMasked: '138****6021',
}

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
})

test('whoever is not signed in is asked to, with the reason', async () => {
  fakeCloud({
    'notices.mine': () => {
      throw new Refusal('not_signed_in')
    },
  })
  render(<NoticeInbox />)
  fireEvent.click(await screen.findByText('登录'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/people/enter/index?reason=notices' })
})

test('a notice says what happened, leads there, and is put away up to the newest shown', async () => {
  const sent = fakeCloud({
    'notices.mine': () => ({ notices: [notice], unread: 1, nextCursor: null }),
    'notices.markRead': () => ({}),
  })
  render(<NoticeInbox />)
  fireEvent.click(await screen.findByRole('link', { name: '去看看：有人领了您的单' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/orders/order/index?id=o1' })
  fireEvent.click(screen.getByText('都看过了'))
  await waitFor(() => expect(screen.queryByText('没看过')).toBeNull())
  expect(sent.at(-1)).toMatchObject({ action: 'markRead', input: { upTo: at } })
})

test('an empty inbox says what will stand there', async () => {
  fakeCloud({ 'notices.mine': () => ({ notices: [], unread: 0, nextCursor: null }) })
  render(<NoticeInbox />)
  await screen.findByText('还没有消息。')
})

test('a choice that was not kept goes back to what holds', async () => {
  fakeCloud({
    'notices.preferences': () => choices,
    'notices.savePreferences': () => {
      throw new Refusal('unexpected')
    },
  })
  render(<NoticeChoices />)
  const order = await screen.findByRole('switch', { name: /^单子/ })
  expect(order.getAttribute('aria-checked')).toBe('false')
  fireEvent.click(order)
  await screen.findByText('没记下来。')
  expect(screen.getByRole('switch', { name: /^单子/ }).getAttribute('aria-checked')).toBe('false')
})

test('one matter is chosen without touching the others', async () => {
  const sent = fakeCloud({
    'notices.preferences': () => choices,
    'notices.savePreferences': ({ ...preferences }) => ({ preferences }),
  })
  render(<NoticeChoices />)
  fireEvent.click(await screen.findByRole('switch', { name: /^单子/ }))
  expect(sent.at(-1)?.input).toEqual({
    ...preferences,
    matters: { ...preferences.matters, order: { wechat: true, sms: true } },
  })
})

test('我的 says how many wait, and asks for nobody who is not signed in', async () => {
  const answers = {
    'articles.myCorrections': () => ({ items: [], unseen: 0 }),
    'notices.unread': () => ({ unread: 3 }),
  }
  const before = fakeCloud(answers)
  const { unmount } = render(<Me />)
  await screen.findByText('单子、志愿服务有进展，写在这里')
  expect(before.map(({ action }) => action)).not.toContain('unread')
  unmount()
  account.keep({ phoneMasked: '138****6021' })
  fakeCloud(answers)
  render(<Me />)
  await screen.findByText('3 条没看过')
})
