import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import { account } from '@/kept/account'
import { readingHistory } from '@/kept/reading'
import Me from '@/pages/me'
import { theme } from '@/theme/store'
import { fakeCloud } from '../../../support/fake-cloud'

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
  theme.set({ elder: false })
})

test('a guest sees why one might sign in, and that nobody has to', () => {
  render(<Me />)
  expect(screen.getByText('看、听、提意见都不用登录。')).toBeTruthy()
  fireEvent.click(screen.getByText('登录，看我们存了您的什么'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/people/enter/index?reason=account' })
})

test('who is signed in is shown without the middle of the number, and is not asked to sign in', () => {
  account.keep({ phoneMasked: '138****6021' })
  render(<Me />)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('138****6021')
  expect(screen.queryByText(/^登录/)).toBeNull()
})

test.each([false, true])('the privacy policy is one tap away (长辈版: %s)', (elder) => {
  theme.set({ elder })
  render(<Me />)
  fireEvent.click(screen.getByText('隐私政策'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/people/policy/index' })
})

test('长辈版 is laid out again: larger type and the telephone come first', () => {
  readingHistory.put({
    articleId: 'a',
    title: '题',
    columnName: '栏',
    unitName: '单位',
    at: '2026-11-22T01:12:00.000Z',
  })
  render(<Me />)
  expect(screen.getByText('1 篇，只在这部手机里')).toBeTruthy()
  fireEvent.click(screen.getByRole('switch', { name: /长辈版/ }))
  const [first, second] = screen
    .getAllByRole('button')
    .filter((button) => button.className.includes('button-'))
  expect(first?.textContent).toBe('字再大一点')
  fireEvent.click(second as HTMLElement)
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '12345' })
})

test('a dot stands at 我的 while a correction waits, said in words too, and is gone once nothing waits', async () => {
  let unseen = 2
  fakeCloud({ 'articles.myCorrections': () => ({ items: [], unseen }) })
  const page = render(<Me />)
  await screen.findByRole('link', { name: '我的，有没看过的，现在在这里' })
  page.unmount()
  unseen = 0
  render(<Me />)
  await screen.findByText('改错了的，会在这里告诉您')
  expect(screen.queryByRole('link', { name: /有没看过的/ })).toBeNull()
})
