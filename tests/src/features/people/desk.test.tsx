import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import Desk from '@/features/people/desk'
import DeskEnter from '@/features/people/desk-enter'
import { staff } from '@/kept/staff'
import { fakeCloud, Refusal } from '../../../support/fake-cloud'

const TOKEN = 'a-token-of-more-than-twenty-signs'
const ENTERED = {
  token: TOKEN,
  lastSignInAt: null,
  staff: { staffId: 's1', name: '苏和', grants: [{ role: 'reporter', units: '*', columns: '*' }] },
}

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
})
const tap = (words: string) => fireEvent.click(screen.getByText(words, { selector: '.button' }))
function fillIn() {
  fireEvent.change(screen.getByRole('textbox', { name: '账号' }), { target: { value: 'jizhe' } })
  fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'secret-enough' } })
}

test('nothing is sent while something is missing', () => {
  const sent = fakeCloud({})
  render(<DeskEnter />)
  tap('登录')
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual(['写上账号', '写上密码'])
  expect(sent).toEqual([])
})

test('a wrong password is said in a sentence and nobody is signed in', async () => {
  fakeCloud({
    'people.enterStaff': () => {
      throw new Refusal('invalid_input', { '': '账号、密码或动态码不对。' })
    },
  })
  render(<DeskEnter />)
  fillIn()
  tap('登录')
  expect(await screen.findByText('账号、密码或动态码不对。')).toBeTruthy()
  expect(staff.open()).toBeNull()
})

test('an account with a second factor is asked for its code, then let in', async () => {
  const sent = fakeCloud({
    'people.enterStaff': ({ totp }) => {
      if (!totp) throw new Refusal('invalid_input', { totp: '打开手机上的验证器，填六位动态码' })
      return ENTERED
    },
  })
  render(<DeskEnter />)
  fillIn()
  tap('登录')
  fireEvent.change(await screen.findByRole('textbox', { name: '动态码' }), { target: { value: '123456' } })
  tap('登录')
  await screen.findByText('正在登录')
  expect(await screen.findByRole('textbox', { name: '账号' })).toBeTruthy()
  expect(sent.map(({ input }) => (input as { totp?: string }).totp)).toEqual([undefined, '123456'])
  expect(staff.open()).toEqual({ token: TOKEN, personId: 's1', name: '苏和', roles: ['reporter'] })
})

test('the desk asks strangers to sign in, and says good-bye on this phone even when the line is cut', async () => {
  const { unmount } = render(<Desk />)
  expect(screen.getByText('先登录工作账号。')).toBeTruthy()
  unmount()
  staff.keep({ token: TOKEN, personId: 's1', name: '苏和', roles: ['reporter'] })
  fakeCloud({})
  render(<Desk />)
  expect(screen.getByText('苏和，您好')).toBeTruthy()
  tap('退出工作账号')
  expect(await screen.findByText('先登录工作账号。', {}, { timeout: 5000 })).toBeTruthy()
  expect(staff.open()).toBeNull()
})
