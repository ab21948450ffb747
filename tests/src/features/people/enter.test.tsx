import Taro, { useRouter } from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import Enter from '@/features/people/enter'
import { account } from '@/kept/account'
import { session } from '@/transport'
import { fakeCloud, Refusal } from '../../../support/fake-cloud'

const RESIDENT = {
  residentId: 'r1',
  phoneMasked: '138****6021',
  throughWechat: false,
  createdAt: '2026-11-22T01:12:00.000Z',
}
const TOKEN = 'a-token-of-more-than-twenty-signs'
const sendCode = () => ({ resendAfterSeconds: 60, validMinutes: 5 })

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
  useRouter().params = { reason: 'account' }
})
const write = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })
const tap = (words: string) => fireEvent.click(screen.getByText(words))

async function withCode() {
  render(<Enter />)
  write(/手机号/, '13812346021')
  tap('发验证码')
  await screen.findByText('验证码发出去了。')
}

test('says why before it asks, for whatever reason it was opened', () => {
  useRouter().params = { reason: 'toString' }
  render(<Enter />)
  expect(screen.getByText(/能看到我们这里存了您的什么/)).toBeTruthy()
  expect(screen.getByText('不登录也能看、能听、能提意见。')).toBeTruthy()
})

test('a number that is none is not sent to anybody', () => {
  const sent = fakeCloud({ 'people.sendCode': sendCode })
  render(<Enter />)
  write(/手机号/, '12345')
  tap('发验证码')
  expect(screen.getByRole('alert').textContent).toBe('手机号是 1 开头的 11 位数字')
  expect(sent).toEqual([])
})

test('without consent nobody is signed in', async () => {
  const sent = fakeCloud({ 'people.sendCode': sendCode })
  await withCode()
  write(/验证码/, '123456')
  expect(screen.getByRole('checkbox').getAttribute('aria-checked')).toBe('false')
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  expect(await screen.findByText('请先看过隐私政策，同意后再登录')).toBeTruthy()
  expect(sent.map(({ action }) => action)).toEqual(['sendCode'])
})

test('a wrong code is said in a sentence, and what was filled in stays', async () => {
  fakeCloud({
    'people.sendCode': sendCode,
    'people.enterByCode': () => {
      throw new Refusal('invalid_input', { code: '验证码不对，还能试 4 次。' })
    },
  })
  await withCode()
  write(/验证码/, '000000')
  fireEvent.click(screen.getByRole('checkbox'))
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  expect(await screen.findByText('验证码不对，还能试 4 次。')).toBeTruthy()
  expect((screen.getByRole('textbox', { name: /手机号/ }) as HTMLInputElement).value).toBe('13812346021')
  expect(session.token()).toBeNull()
})

test('too many codes: the centre’s own sentence', async () => {
  fakeCloud({
    'people.sendCode': () => {
      throw new Refusal('too_many_requests', { '': '验证码发得太勤了，30 秒后再发。' })
    },
  })
  render(<Enter />)
  write(/手机号/, '13812346021')
  tap('发验证码')
  expect(await screen.findByText('验证码发得太勤了，30 秒后再发。')).toBeTruthy()
})

test('the next code has to wait, and the button says how long', async () => {
  const sent = fakeCloud({ 'people.sendCode': sendCode })
  await withCode()
  tap(screen.getByText(/秒后可以再发/).textContent ?? '')
  expect(sent).toHaveLength(1)
})

test('signed in: the session is kept and the way leads back', async () => {
  Taro.getCurrentPages = jest.fn(() => [{}, {}])
  fakeCloud({
    'people.sendCode': sendCode,
    'people.enterByCode': () => ({ token: TOKEN, resident: RESIDENT }),
  })
  await withCode()
  write(/验证码/, '123456')
  fireEvent.click(screen.getByRole('checkbox'))
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  await screen.findByText('正在登录')
  expect(await screen.findByText('登录', { selector: '.button' })).toBeTruthy()
  expect(session.token()).toBe(TOKEN)
  expect(account.open()).toEqual({ phoneMasked: '138****6021' })
  expect(Taro.navigateBack).toHaveBeenCalled()
})
