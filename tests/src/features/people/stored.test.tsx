import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import StoredAboutMe from '@/features/people/stored'
import { account } from '@/kept/account'
import { session } from '@/transport'
import { CutLine, fakeCloud, Refusal } from '../../../support/fake-cloud'

const ABOUT = {
  resident: {
    residentId: 'r1',
    phoneMasked: '138****6021',
    throughWechat: false,
    createdAt: '2026-11-22T01:12:00.000Z',
  },
  stored: [{ what: '登录着的设备', count: 2, why: '不用每次都输验证码', keptFor: '90 天' }],
}
beforeEach(() => {
  Taro.clearStorageSync()
  session.keep('a-token-of-more-than-twenty-signs')
  account.keep({ phoneMasked: '138****6021' })
})

test('a guest is asked nothing and told that nothing here is theirs', () => {
  session.end()
  const sent = fakeCloud({})
  render(<StoredAboutMe />)
  expect(screen.getByText('您没有登录。')).toBeTruthy()
  expect(sent).toEqual([])
})

test('a session that is over signs out on the phone as well', async () => {
  fakeCloud({
    'people.aboutMe': () => {
      throw new Refusal('not_signed_in')
    },
  })
  render(<StoredAboutMe />)
  expect(await screen.findByText('您没有登录。')).toBeTruthy()
  expect(session.token()).toBeNull()
  expect(account.open()).toBeNull()
})

test('without a network it says so and offers to try again', async () => {
  fakeCloud({
    'people.aboutMe': () => {
      throw new CutLine()
    },
  })
  render(<StoredAboutMe />)
  expect(await screen.findByText('手机现在没连上网。', {}, { timeout: 5000 })).toBeTruthy()
  expect(screen.getByText('再试一次')).toBeTruthy()
})

test('every thing that is stored has its number, its purpose and its time', async () => {
  fakeCloud({ 'people.aboutMe': () => ABOUT })
  render(<StoredAboutMe />)
  expect(await screen.findByText('登录着的设备：2 条')).toBeTruthy()
  expect(screen.getByText('为什么存：不用每次都输验证码')).toBeTruthy()
  expect(screen.getByText('留多久：90 天')).toBeTruthy()
})

test('closing the account says what goes and what stays, and asks once more', async () => {
  const sent = fakeCloud({ 'people.aboutMe': () => ABOUT, 'people.deleteMe': () => ({}) })
  render(<StoredAboutMe />)
  fireEvent.click(await screen.findByText('注销账号'))
  expect(screen.getByText(/留下但和您断开/)).toBeTruthy()
  expect(sent.map(({ action }) => action)).toEqual(['aboutMe'])
  fireEvent.click(screen.getByText('先不注销'))
  fireEvent.click(screen.getByText('注销账号'))
  fireEvent.click(screen.getByText('注销，我想好了'))
  expect(await screen.findByText('账号注销了。')).toBeTruthy()
  expect(sent.at(-1)?.input).toEqual({ sure: true })
  expect(session.token()).toBeNull()
})
