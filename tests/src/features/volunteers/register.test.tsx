import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Register from '@/features/volunteers/register'
import { fakeCloud, Refusal } from '../../../support/fake-cloud'

const registration = {
  volunteerId: 'v1',
  state: 'registered',
  name: '王志远',
  birthDate: '1990-05-17',
  identityMasked: '15**************08',
  phoneMasked: '138****6021',
  streetId: 'youyi',
  communityId: null,
  skills: [],
  languages: [],
  times: [],
  guardian: null,
  insuredUntil: null,
  awayUntil: null as string | null,
  teamIds: [],
  registeredAt: '2026-01-01T00:00:00.000Z',
}
const cloud = (more: object = {}) => fakeCloud({ 'volunteers.mine': () => ({ registration }), ...more })
const actions = (sent: { action: string }[]) => sent.map(({ action }) => action)
const write = (label: RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
})

test('under 18 the guardian is asked for, and nobody is registered without', async () => {
  const sent = fakeCloud({ 'volunteers.mine': () => ({ registration: null }) })
  render(<Register />)
  await screen.findByText('注册成为志愿者')
  write(/^出生日期/, `${new Date().getUTCFullYear() - 15}0101`)
  await screen.findByText('监护人姓名')
  fireEvent.click(screen.getByText('注册'))
  await screen.findByText('写监护人的姓名')
  expect(actions(sent)).not.toContain('register')
})

test('leaving says first what goes and what stays; who is still expected somewhere cannot', async () => {
  const sent = cloud({
    'volunteers.withdraw': () => {
      throw new Refusal('wrong_state', { '': '您还答应了“清扫楼道”。先退出它。' })
    },
  })
  render(<Register />)
  fireEvent.click(await screen.findByRole('button', { name: '退出志愿者' }))
  await screen.findByText(/做过的服务、时长、开过的证明留着/)
  expect(actions(sent)).not.toContain('withdraw')
  fireEvent.click(screen.getByText('退出'))
  await screen.findByText('您还答应了“清扫楼道”。先退出它。')
})

test('a day that is none is not sent; a leave is said with its last day and can be ended', async () => {
  let awayUntil: string | null = null
  const sent = cloud({
    'volunteers.setAway': ({ until }: { until: string | null }) => {
      awayUntil = until
      return { registration: { ...registration, awayUntil } }
    },
  })
  render(<Register />)
  fireEvent.click(await screen.findByText('自己填日子'))
  write(/^请到哪天/, '明年')
  fireEvent.click(screen.getByRole('button', { name: '请假' }))
  await screen.findByText('写成 20270101 这样')
  expect(actions(sent)).not.toContain('setAway')
  write(/^请到哪天/, '20990101')
  fireEvent.click(screen.getByRole('button', { name: '请假' }))
  await screen.findByText('您请假到 2099年1月1日。')
  fireEvent.click(screen.getByText('我回来了'))
  await waitFor(() => expect(screen.queryByText('我回来了')).toBeNull())
  expect(awayUntil).toBeNull()
})
