import '../../support/text-encoder'
import { Candidates } from '@console/features/orders/order/candidates'
import { Projects } from '@console/features/volunteers/projects'
import { Objections } from '@console/features/volunteers/records'
import { RecordForm } from '@console/features/volunteers/records/record-form'
import { TeamPage } from '@console/features/volunteers/team'
import { fireEvent, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { Route, Routes } from 'react-router-dom'
import { Refusal } from '../../../support/fake-cloud'
import { completeWindow, inputOf, openAtDesk, press } from '../../support/desk'

beforeAll(completeWindow)

const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

const station = { id: 'post-19', name: '十九街坊站' }
const aTeam = (changes: object = {}) => ({
  teamId: 'team1',
  organiser: station,
  name: '暖心理发队',
  what: '每月上门给老人理发',
  skills: ['haircut'],
  state: 'recruiting',
  members: 2,
  reason: '',
  revision: 3,
  ...changes,
})
const zhou = { volunteerId: 'v1', name: '周桂芳' }
const wang = { volunteerId: 'v2', name: '王建军' }
const inside = (changes: object = {}) => ({
  team: aTeam(),
  part: 'none',
  leader: zhou,
  members: [zhou, wang],
  asks: [],
  ...changes,
})
const teamPage = (
  <Routes>
    <Route path="/teams/:teamId" element={<TeamPage />} />
  </Routes>
)

describe('一支队伍', () => {
  it('says what a refusal means and keeps what was written', async () => {
    const asking = { volunteerId: 'v3', name: '乌云', words: '会理发', at: new Date().toISOString() }
    await openAtDesk(
      teamPage,
      {
        'volunteers.team': () => inside({ asks: [asking] }),
        'volunteers.decideAsk': () => {
          throw new Refusal('changed_meanwhile', { '': '这个申请已经办过了，或者本人撤回了。' })
        },
      },
      '/teams/team1',
    )
    await press('不同意乌云')
    write('给人家回一句话（可以空着）', '人够了')
    await press('不同意')
    expect(screen.getByRole('alert').textContent).toContain('已经办过了')
    expect(screen.getByDisplayValue('人够了')).toBeTruthy()
  })

  it('lets somebody in, makes another the leader, and warns while there is none', async () => {
    const asking = { volunteerId: 'v3', name: '乌云', words: '会理发', at: new Date().toISOString() }
    const sent = await openAtDesk(
      teamPage,
      {
        'volunteers.team': () => inside({ leader: null, asks: [asking] }),
        'volunteers.decideAsk': () => inside({ leader: null }),
        'volunteers.setLeader': () => inside({ leader: wang }),
      },
      '/teams/team1',
    )
    expect(screen.getByText('现在没有队长。')).toBeTruthy()
    await press('同意乌云')
    expect(inputOf(sent, 'decideAsk')).toEqual({
      teamId: 'team1',
      volunteerId: 'v3',
      accept: true,
      words: '',
    })
    await press('请王建军当队长')
    expect(screen.queryByText('现在没有队长。')).toBeNull()
  })
})

it('ends a project with a word of what came of it, and asks for the list again', async () => {
  let ended = false
  const project = () => ({
    projectId: 'p1',
    organiser: station,
    team: null,
    title: '冬日守护',
    what: '看望老人',
    categoryId: 'hardship',
    from: '2026-11-01',
    until: '2027-02-28',
    shifts: 4,
    state: ended ? 'ended' : 'running',
    summary: ended ? '看望 60 户' : '',
    revision: 1,
  })
  const sent = await openAtDesk(<Projects />, {
    'volunteers.projects': () => ({ projects: [project()], nextCursor: null }),
    'volunteers.endProject': () => {
      ended = true
      return project()
    },
  })
  await press('冬日守护结项')
  write('做成了什么', '看望 60 户')
  await press('结项')
  expect(inputOf(sent, 'endProject')).toEqual({ projectId: 'p1', summary: '看望 60 户' })
  expect(screen.getByText('看望 60 户')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '冬日守护结项' })).toBeNull()
})

it('answers an objection to a record', async () => {
  const record = {
    recordId: 'r1',
    volunteer: zhou,
    kind: 'training',
    on: '2026-11-10',
    name: '急救员培训',
    content: '',
    minutes: 240,
    category: null,
    level: null,
    givenBy: '区红十字会',
    organiser: station,
    recordedAt: new Date().toISOString(),
    state: 'questioned',
    reason: '',
    objection: { words: '那天是 6 个小时', at: new Date().toISOString(), answer: '' },
  }
  const sent = await openAtDesk(<Objections />, {
    'volunteers.objections': () => ({ records: [record], nextCursor: null }),
    'volunteers.answerObjection': () => ({ ...record, state: 'revoked' }),
  })
  expect(screen.getByText('本人说：那天是 6 个小时')).toBeTruthy()
  await press('作废周桂芳的急救员培训')
  write('给本人回一句话', '核对过，重新记')
  await press('作废')
  expect(inputOf(sent, 'answerObjection')).toEqual({ recordId: 'r1', revoke: true, answer: '核对过，重新记' })
})

it('records an honour for several people at once, and says a refusal at its field', async () => {
  const people = [zhou, wang] as unknown as ComponentProps<typeof RecordForm>['people']
  const done = jest.fn()
  const sent = await openAtDesk(<RecordForm people={people} onDone={done} onClose={() => {}} />, {
    'volunteers.recordTraining': () => {
      throw new Refusal('invalid_input', { on: '日期不能晚于今天：发生了才记。' })
    },
  })
  expect(screen.queryByText('评价')).toBeNull()
  write('培训叫什么', '急救员培训')
  write('多少分钟', '240')
  write('哪个单位办的', '区红十字会')
  await press('记下来')
  expect(inputOf(sent, 'recordTraining')).toMatchObject({
    volunteerIds: ['v1', 'v2'],
    minutes: 240,
    content: '',
  })
  expect(await screen.findByText('日期不能晚于今天：发生了才记。')).toBeTruthy()
  expect(done).not.toHaveBeenCalled()
})

it('dispatches an order to a team, and shows why another cannot be asked', async () => {
  const order = { orderId: 'o1', revision: 5 } as ComponentProps<typeof Candidates>['order']
  const act_ = jest.fn(async (step: () => Promise<unknown>) => void (await step()))
  const steps = { busy: false, act: act_, send: act_ } as unknown as ComponentProps<
    typeof Candidates
  >['steps']
  const sent = await openAtDesk(<Candidates order={order} steps={steps} />, {
    'orders.suggest': () => ({
      candidates: [],
      leftOut: [],
      weights: {},
      teams: [
        { teamId: 'team1', name: '暖心理发队', members: 2, skilled: true, why: null },
        { teamId: 'team2', name: '清雪队', members: 9, skilled: false, why: '这张单退过' },
      ],
    }),
    'orders.dispatchToTeam': () => order,
  })
  expect(screen.queryByRole('button', { name: '派给清雪队' })).toBeNull()
  await press('派给暖心理发队')
  expect(inputOf(sent, 'dispatchToTeam')).toEqual({ orderId: 'o1', revision: 5, teamId: 'team1', note: '' })
})
