import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import Records from '@/features/volunteers/records'
import Team from '@/features/volunteers/team'
import Teams from '@/features/volunteers/teams'
import { fakeCloud, Refusal } from '../../../support/fake-cloud'
import { router } from '../../../support/taro'

const organiser = { id: 'post-19', name: '十九街坊站' }
const me = { volunteerId: 'v1', name: '周桂芳' }
const other = { volunteerId: 'v2', name: '王建军' }
const aTeam = (changes: object = {}) => ({
  teamId: 't1',
  organiser,
  name: '暖心理发队',
  what: '上门给老人理发',
  skills: ['haircut'],
  state: 'recruiting',
  members: 2,
  reason: '',
  revision: 1,
  ...changes,
})
const inside = (changes: object = {}) => ({
  team: aTeam(),
  part: 'none',
  leader: null,
  members: [],
  asks: [],
  ...changes,
})
const inputOf = (sent: { action: string; input: unknown }[], action: string) =>
  sent.find((event) => event.action === action)?.input

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
  router.params = { id: 't1' }
})

test('anyone may read which teams look for people; nobody signed in has none', async () => {
  fakeCloud({
    'volunteers.openTeams': () => ({ teams: [aTeam()], nextCursor: null }),
    'volunteers.myTeams': () => {
      throw new Refusal('not_signed_in')
    },
  })
  render(<Teams />)
  await screen.findByText('暖心理发队')
  expect(screen.queryByText('我的队伍')).toBeNull()
})

describe('a team', () => {
  test('says why somebody cannot join, and that it takes nobody now', async () => {
    fakeCloud({
      'volunteers.myTeam': () => inside(),
      'volunteers.joinTeam': () => {
        throw new Refusal('wrong_state', { '': '请先注册成为志愿者。' })
      },
    })
    const { unmount } = render(<Team />)
    fireEvent.click(await screen.findByText('申请入队'))
    await screen.findByText('请先注册成为志愿者。')
    unmount()
    fakeCloud({ 'volunteers.myTeam': () => inside({ team: aTeam({ state: 'full' }) }) })
    render(<Team />)
    await screen.findByText('这支队伍暂时不招人。')
    expect(screen.queryByText('申请入队')).toBeNull()
  })

  test('a member sees who is in it and not who asks; only the leader decides', async () => {
    const ask = { ...other, words: '会理发', at: new Date().toISOString() }
    const led = inside({ part: 'leader', leader: me, members: [me], asks: [ask] })
    fakeCloud({ 'volunteers.myTeam': () => inside({ part: 'member', leader: other, members: [other, me] }) })
    const { unmount } = render(<Team />)
    await screen.findByText('您是队员')
    expect(screen.queryByText('请出')).toBeNull()
    unmount()
    const sent = fakeCloud({
      'volunteers.myTeam': () => led,
      'volunteers.decideAsk': () => ({ ...led, asks: [], members: [me, other] }),
      'volunteers.removeMember': () => ({ ...led, asks: [], members: [me] }),
    })
    render(<Team />)
    fireEvent.click(await screen.findByText('同意'))
    fireEvent.click(await screen.findByText('请出'))
    expect(inputOf(sent, 'decideAsk')).toEqual({ teamId: 't1', volunteerId: 'v2', accept: true, words: '' })
    fireEvent.change(await screen.findByLabelText('为什么'), { target: { value: '搬走了' } })
    fireEvent.click(screen.getByText('请出队伍'))
    await screen.findByText('退出队伍')
    expect(inputOf(sent, 'removeMember')).toEqual({ teamId: 't1', volunteerId: 'v2', reason: '搬走了' })
  })
})

test('an objection to a record is handed in, and its state is shown; what was revoked takes none', async () => {
  const record = (changes: object) => ({
    recordId: 'r1',
    volunteer: me,
    kind: 'training',
    on: '2026-11-10',
    name: '急救员培训',
    content: '',
    minutes: 240,
    category: null,
    level: null,
    givenBy: '区红十字会',
    organiser,
    recordedAt: new Date().toISOString(),
    state: 'valid',
    reason: '',
    objection: null,
    ...changes,
  })
  const words = '那天是 6 个小时'
  const objection = { words, at: new Date().toISOString(), answer: '' }
  const sent = fakeCloud({
    'volunteers.myRecords': () => ({
      records: [record({}), record({ recordId: 'r2', state: 'revoked', reason: '记重了' })],
      nextCursor: null,
    }),
    'volunteers.myHours': () => ({
      totals: { minutes: 90, services: 1, entries: 1 },
      entries: [],
      nextCursor: null,
    }),
    'volunteers.objectToRecord': () => record({ state: 'questioned', objection }),
  })
  render(<Records />)
  fireEvent.click(await screen.findByText('有异议'))
  fireEvent.change(await screen.findByLabelText('哪里不对'), { target: { value: words } })
  fireEvent.click(screen.getByText('交给组织者'))
  await screen.findByText('本人有异议，等组织者核对')
  expect(inputOf(sent, 'objectToRecord')).toEqual({ recordId: 'r1', words })
  expect(screen.getByText('记重了')).toBeTruthy()
})
