import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Corrections from '@/features/articles/corrections'
import { visitor } from '@/kept/visitor'
import Me from '@/pages/me'
import { fakeCloud, Refusal } from '../../../support/fake-cloud'

const at = '2026-11-20T01:00:00.000Z'
const item = {
  correctionId: 'c1',
  articleId: 'a1',
  title: '三条小巷恢复通行',
  kind: 'correction',
  at,
  was: '三条',
  now: '四条',
  seen: false,
}

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
})

test('a failed call says so and asks again', async () => {
  fakeCloud({
    'articles.myCorrections': () => {
      throw new Refusal('unexpected')
    },
  })
  render(<Corrections />)
  await screen.findByText('更正没打开。')
  fakeCloud({ 'articles.myCorrections': () => ({ items: [], unseen: 0 }) })
  fireEvent.click(screen.getByText('再试一次'))
  await screen.findByText('您看过的文章没有更正。')
})

test('what was wrong and is right now is said, and put away up to the newest shown', async () => {
  visitor.keep('v.token')
  const sent = fakeCloud({
    'articles.myCorrections': () => ({ items: [item], unseen: 1 }),
    'articles.putAwayCorrections': () => ({}),
  })
  render(<Corrections />)
  await screen.findByText(/原来写的是“三条”，应该是“四条”/)
  fireEvent.click(screen.getByText('知道了'))
  await waitFor(() => expect(screen.queryByText('知道了')).toBeNull())
  expect(sent.map(({ action, input }) => [action, input])).toEqual([
    ['myCorrections', { visitor: 'v.token' }],
    ['putAwayCorrections', { visitor: 'v.token', upTo: at }],
  ])
})

test('an article taken back is named by no headline', async () => {
  const killed = { ...item, kind: 'kill', title: '', was: '', now: '内容不实' }
  fakeCloud({ 'articles.myCorrections': () => ({ items: [killed], unseen: 1 }) })
  render(<Corrections />)
  await screen.findByText(/撤回了：内容不实。请不要再转/)
})

test('我的 says it above everything, and leads there', async () => {
  fakeCloud({ 'articles.myCorrections': () => ({ items: [item], unseen: 2 }) })
  render(<Me />)
  await screen.findByText('您看过的文章有 2 处更正。')
  fireEvent.click(screen.getByText('看改了什么'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/articles/corrections/index' })
})
