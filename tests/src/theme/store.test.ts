import Taro from '@tarojs/taro'

type Store = typeof import('@/theme/store')

/** Opens the app anew on the same phone: the store reads the phone once, when it is loaded. */
function openApp(): Store {
  let opened: Store | undefined
  jest.isolateModules(() => {
    jest.doMock('@tarojs/taro', () => ({ __esModule: true, default: Taro }))
    opened = require('@/theme/store')
  })
  return opened as Store
}
const stored = (value: unknown) => Taro.setStorageSync('looks', value)

beforeEach(() => Taro.clearStorageSync())

test.each([
  ['nothing', ''],
  ['words', '大字'],
  ['a size nobody knows', { elder: true, size: 'huge', contrast: false }],
  ['a list', []],
])('%s in the storage is plain looks', (_, value) => {
  stored(value)
  const { classesOf, theme } = openApp()
  expect(classesOf(theme.get())).toBe('page size-s')
})

test('an address with rubbish changes nothing', () => {
  const { adoptAddress, theme } = openApp()
  adoptAddress({ elder: 'yes', size: 'constructor', contrast: '1' })
  expect(theme.get()).toEqual({ elder: false, size: 's', contrast: false })
})

test('an address never takes 长辈版 away from somebody who chose it', () => {
  const { adoptAddress, theme } = openApp()
  theme.set({ elder: true })
  adoptAddress({ elder: '0', size: 's' })
  expect(theme.get().elder).toBe(true)
})

test('a share link carries the looks on', () => {
  const { addressOf, adoptAddress, theme } = openApp()
  const query = addressOf({ elder: true, size: 'l', contrast: false })
  adoptAddress(Object.fromEntries(new URLSearchParams(query)))
  expect(theme.get()).toEqual({ elder: true, size: 'l', contrast: false })
})

test('the choice is remembered', () => {
  openApp().theme.set({ elder: true, contrast: true })
  const { classesOf, theme } = openApp()
  expect(classesOf(theme.get())).toBe('page size-s elder contrast')
})

test.each([
  [1, 's'],
  [1.1, 'm'],
  [1.4, 'l'],
  [1.8, 'xl'],
])('WeChat’s own scale of %s is the size %s, until somebody chooses here', (fontSizeScaleFactor, size) => {
  jest.spyOn(Taro, 'getAppBaseInfo').mockReturnValue({
    fontSizeScaleFactor,
  } as object as ReturnType<typeof Taro.getAppBaseInfo>)
  const first = openApp()
  first.adoptPhone()
  expect(first.theme.get().size).toBe(size)
  first.theme.set({ size: 'xs' })
  const next = openApp()
  next.adoptPhone()
  expect(next.theme.get().size).toBe('xs')
})
