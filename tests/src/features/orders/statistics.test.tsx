import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import StatisticsPage from '@/features/orders/statistics'
import { theme } from '@/theme/store'
import { fakeCloud, Refusal } from '../../../support/fake-cloud'

const NONE = { received: 0, finished: 0, onTime: 0, overdue: 0, reopened: 0 }
const definitions = [
  { key: 'received', name: '收到', words: '这段时间里居民点的单子' },
  { key: 'finished', name: '办结', words: '这段时间里办结的单子' },
  { key: 'onTime', name: '按时办结', words: '没有一步过时的' },
  { key: 'overdue', name: '过时', words: '有一步到了时间没办的' },
  { key: 'reopened', name: '重办', words: '没办好又重新办的' },
]
const span = (name: string, changes: object) => ({
  span: 'days30',
  name,
  from: '2026-10-25',
  until: '2026-11-23',
  total: NONE,
  categories: [],
  streets: [],
  ...changes,
})
const statistics = {
  at: '2026-11-23T01:00:00.000Z',
  smallestGroup: 5,
  definitions,
  spans: [
    span('近 30 天', {
      total: { received: 30, finished: 20, onTime: 12, overdue: 8, reopened: null },
      categories: [
        {
          groupId: 'law',
          name: '法律服务',
          figures: { ...NONE, received: null, overdue: null, reopened: null },
        },
        { groupId: 'hardship', name: '帮扶助困', figures: { ...NONE, received: 20, finished: 14 } },
        { groupId: 'study', name: '助学支教', figures: NONE },
      ],
    }),
    span('这个月', { span: 'month', from: '2026-11-01' }),
    span('开办以来', { span: 'ever', from: null }),
  ],
}

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
  theme.set({ elder: false })
})

test('says why when it cannot be had, and tries again', async () => {
  fakeCloud({
    'orders.statistics': () => {
      throw new Refusal('too_many_requests')
    },
  })
  render(<StatisticsPage />)
  await screen.findByText('统计没打开。')
  fakeCloud({ 'orders.statistics': () => statistics })
  fireEvent.click(screen.getByText('再试一次'))
  await screen.findByText('30 张')
})

test('a number that is hidden is a word, not a bar and not a nought', async () => {
  fakeCloud({ 'orders.statistics': () => statistics })
  const { container } = render(<StatisticsPage />)
  await screen.findByText('收到 不显示')
  screen.getByText('收到 20 张')
  // what is shown of no group stands once, with the total
  screen.getByText('过时 不显示')
  screen.getByText('还没有单子的：助学支教')
  screen.getByText(/少于 5 张的不显示/)
  expect(container.querySelectorAll('.ord-bar')).toHaveLength(1)
})

test('shows each span, its days, and that there was nothing', async () => {
  fakeCloud({ 'orders.statistics': () => statistics })
  render(<StatisticsPage />)
  await screen.findByText(/10月25日到11月23日/)
  fireEvent.click(screen.getByText('这个月'))
  await screen.findByText('这段时间还没有单子。')
  expect(screen.queryByText('各个街道')).toBeNull()
  fireEvent.click(screen.getByText('开办以来'))
  await screen.findByText(/从开办到今天/)
})
