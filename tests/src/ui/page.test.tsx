import { site } from '@site'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { theme } from '@/theme/store'
import { Page } from '@/ui/page'
import { router } from '../../support/taro'

const draw = (tab?: string) =>
  render(
    <Page title="政策法规" {...(tab ? { tab } : {})}>
      内容
    </Page>,
  )
const behind = (pages: number) =>
  jest.mocked(Taro.getCurrentPages).mockReturnValue(Array.from({ length: pages }, () => ({})) as never)

beforeEach(() => {
  Taro.clearStorageSync()
  jest.clearAllMocks()
  Object.assign(router, { path: '/features/articles/read/index', params: {} })
  act(() => theme.set({ elder: false, size: 's', contrast: false }))
  behind(1)
})

test('a page that a share card opened leads home, never nowhere', () => {
  draw()
  expect(screen.queryByRole('button', { name: '返回' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '回首页' }))
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' })
})

test('a page with one behind it leads back', () => {
  behind(2)
  draw()
  fireEvent.click(screen.getByRole('button', { name: '返回' }))
  expect(Taro.navigateBack).toHaveBeenCalled()
})

test('a tab page has tabs and no way back; the tab one is on does nothing', () => {
  draw(site.tabs[0].pagePath)
  expect(screen.queryByRole('button', { name: /返回|回首页/ })).toBeNull()
  fireEvent.click(screen.getByRole('link', { name: `${site.tabs[0].text}，现在在这里` }))
  expect(Taro.reLaunch).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('link', { name: site.tabs[1].text }))
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: `/${site.tabs[1].pagePath}` })
})

test('an opinion is about this very page, without what Taro adds to its address', () => {
  router.params = { id: 'a-1', $taroTimestamp: '17', stamp: 'AB' }
  draw()
  fireEvent.click(screen.getByRole('link', { name: /政策法规/ }))
  const opened = jest.mocked(Taro.navigateTo).mock.calls[0]?.[0] as { url: string } | undefined
  const query = new URLSearchParams(opened?.url.split('?')[1])
  expect(query.get('path')).toBe('/features/articles/read/index?id=a-1')
  expect(query.get('title')).toBe('政策法规')
})

test('an address with 长辈版 lays the page out so, and the foot leads back to standard', () => {
  router.params = { elder: '1', size: 'xl' }
  const { container } = draw()
  expect(container.firstElementChild?.className).toContain('size-xl elder')
  fireEvent.click(screen.getByRole('button', { name: '回到标准版' }))
  expect(container.firstElementChild?.className).not.toContain('elder')
})

test('one change of looks reaches every open page', () => {
  const first = draw()
  const second = draw()
  act(() => theme.set({ contrast: true }))
  for (const { container } of [first, second])
    expect(container.firstElementChild?.className).toContain('contrast')
})
