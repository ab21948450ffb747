import Taro from '@tarojs/taro'
import { account } from '@/kept/account'

test('whoever signs out leaves nothing of their own on a shared phone', () => {
  account.keep({ phoneMasked: '138****6021' })
  Taro.setStorageSync('order-draft', { door: '12 号楼' })
  Taro.setStorageSync('volunteer-code', { secret: 's' })
  Taro.setStorageSync('size', 2)
  account.forget()
  expect(account.open()).toBeNull()
  expect(Taro.getStorageSync('order-draft')).toBe('')
  expect(Taro.getStorageSync('volunteer-code')).toBe('')
  expect(Taro.getStorageSync('size')).toBe(2)
})
