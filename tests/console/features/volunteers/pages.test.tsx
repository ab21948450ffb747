import '../../support/text-encoder'
import { Certificates } from '@console/features/volunteers/certificates'
import { Corrections } from '@console/features/volunteers/hours'
import { Roster } from '@console/features/volunteers/roster'
import { ShiftPage } from '@console/features/volunteers/shift'
import { Shifts } from '@console/features/volunteers/shifts'
import { act, fireEvent, screen, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router-dom'
import { fakeCloud, Refusal } from '../../../support/fake-cloud'
import { atDesk, completeWindow } from '../../support/desk'

beforeAll(completeWindow)

const HOUR = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()
const aShift = (changes: object = {}) => ({
  shiftId: 'shift1',
  organiser: { id: 'post-19', name: '十九街坊站' },
  title: '清扫楼道',
  what: '扫帚由社区准备',
  placeName: '站门口',
  at: { latitude: 40.6461, longitude: 109.8423 },
  streetId: 'youyi',
  startsAt: inHours(-1),
  endsAt: inHours(1),
  places: 3,
  taken: 2,
  waiting: 0,
  guardiansCome: false,
  state: 'open',
  reason: '',
  edition: 1,
  toConfirm: 0,
  ...changes,
})
const mark = (way = 'code') => ({
  at: inHours(-1),
  way,
  evidence: '手机没电了',
  offline: false,
  takenDownAt: inHours(-1),
})
const anAttendance = (volunteerId: string, name: string, state: string) => ({
  attendanceId: `a-${volunteerId}`,
  of: { kind: 'shift', id: 'shift1', label: '清扫楼道' },
  volunteer: { volunteerId, name },
  state,
  in: mark('declared'),
  out: state === 'signed_in' ? null : mark('declared'),
  minutes: state === 'signed_in' ? null : 90,
  reason: '',
})

type Answers = Parameters<typeof fakeCloud>[0]
async function open(page: ReactNode, answers: Answers, address = '/') {
  const sent = fakeCloud(answers)
  await act(async () => void atDesk(page, ['dispatcher'], address))
  return sent
}
const press = async (name: string | RegExp, within_ = screen as Pick<typeof screen, 'getByRole'>) => {
  await act(async () => void fireEvent.click(within_.getByRole('button', { name })))
}
const inputOf = (sent: { action: string; input: unknown }[], action: string) =>
  sent.find((event) => event.action === action)?.input

describe('志愿班次', () => {
  it('says why the list did not come, and asks again', async () => {
    let asked = 0
    const shifts = () => {
      asked += 1
      if (asked === 1) throw new Refusal('unexpected')
      return { shifts: [aShift({ toConfirm: 2 })], nextCursor: null }
    }
    await open(<Shifts />, { 'volunteers.shifts': shifts })
    await press('再试一次')
    expect(screen.getByRole('link', { name: '清扫楼道' }).getAttribute('href')).toBe('/shifts/shift1')
    expect(screen.getByText('2 人等您确认')).toBeTruthy()
  })
})

describe('一个班次', () => {
  const page = (
    <Routes>
      <Route path="/shifts/:shiftId" element={<ShiftPage />} />
    </Routes>
  )
  const listed = (changes: object = {}) => ({
    shift: aShift(changes),
    taken: [
      { volunteerId: 'v1', name: '乌兰' },
      { volunteerId: 'v2', name: '苏和' },
    ],
    waiting: [],
    attendances: [anAttendance('v1', '乌兰', 'declared')],
    codeSecret: 'secret',
  })

  it('says at its field what is refused of a change, which names the edition it is of', async () => {
    const upcoming = { startsAt: inHours(20), endsAt: inHours(22) }
    const sent = await open(
      page,
      {
        'volunteers.listOf': () => listed(upcoming),
        'volunteers.changeShift': () => {
          throw new Refusal('invalid_input', { places: '已经有 2 个人报上了，名额不能比这少。' })
        },
      },
      '/shifts/shift1',
    )
    await press('改班次')
    const dialog = await screen.findByRole('dialog')
    fireEvent.change(within(dialog).getByLabelText('要几个人'), { target: { value: '1' } })
    await press('改好，告诉报名的人', within(dialog))
    expect(await within(dialog).findByText('已经有 2 个人报上了，名额不能比这少。')).toBeTruthy()
    expect(inputOf(sent, 'changeShift')).toMatchObject({
      shiftId: 'shift1',
      edition: 1,
      places: 1,
      at: aShift().at,
    })
  })

  it('does not sign anybody of a shift that was cancelled, and says why it was', async () => {
    await open(
      page,
      { 'volunteers.listOf': () => listed({ state: 'cancelled', reason: '下大雪' }) },
      '/shifts/shift1',
    )
    expect(screen.getByText('下大雪')).toBeTruthy()
    for (const name of ['苏和签到', '门口的签到码', '改班次', '取消班次']) {
      expect(screen.queryByRole('button', { name })).toBeNull()
    }
  })

  it('signs by the list, and refuses a declaration only with words', async () => {
    const sent = await open(
      page,
      {
        'volunteers.listOf': () => listed(),
        'volunteers.signByList': () => ({ attendance: anAttendance('v2', '苏和', 'signed_in') }),
        'volunteers.refuseAttendance': () => ({ attendance: anAttendance('v1', '乌兰', 'refused') }),
      },
      '/shifts/shift1',
    )
    expect(screen.getAllByText('自己申报：手机没电了')).toHaveLength(2)
    await press('苏和签到')
    expect(inputOf(sent, 'signByList')).toEqual({ shiftId: 'shift1', volunteerId: 'v2', what: 'in' })
    await press('不确认乌兰的服务')
    const dialog = await screen.findByRole('dialog')
    const submit = within(dialog).getByRole('button', { name: '不确认' }) as HTMLButtonElement
    expect(submit.disabled).toBe(true)
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '现场没有看到' } })
    await press('不确认', within(dialog))
    expect(inputOf(sent, 'refuseAttendance')).toMatchObject({ volunteerId: 'v1', reason: '现场没有看到' })
  })

  it('confirms at once all who were signed out, and leaves a declaration to be looked at by itself', async () => {
    const confirmed: unknown[] = []
    const three = () => ({
      ...listed(),
      attendances: [
        anAttendance('v1', '乌兰', 'declared'),
        anAttendance('v2', '苏和', confirmed.includes('v2') ? 'confirmed' : 'signed_out'),
        anAttendance('v3', '其木格', confirmed.includes('v3') ? 'confirmed' : 'signed_out'),
      ],
    })
    const sent = await open(
      page,
      {
        'volunteers.listOf': three,
        'volunteers.confirm': ({ volunteerId }: Record<string, unknown>) => {
          confirmed.push(volunteerId)
          return { attendance: anAttendance(String(volunteerId), '', 'confirmed') }
        },
      },
      '/shifts/shift1',
    )
    await press('签退了的 2 人，都确认')
    expect(sent.filter(({ action }) => action === 'confirm').map(({ input }) => input)).toEqual([
      { shiftId: 'shift1', volunteerId: 'v2' },
      { shiftId: 'shift1', volunteerId: 'v3' },
    ])
    expect(screen.queryByRole('button', { name: /都确认/ })).toBeNull()
    expect(screen.getByRole('button', { name: '确认乌兰的服务' })).toBeTruthy()
  })

  it('shows the code of the door for coming before the beginning, for going after it', async () => {
    await open(page, { 'volunteers.listOf': () => listed() }, '/shifts/shift1')
    await press('门口的签到码')
    expect(await screen.findByRole('img', { name: /^签退用的动态码/ })).toBeTruthy()
  })
})

describe('时长更正', () => {
  const correction = {
    correctionId: 'c1',
    volunteer: { volunteerId: 'v1', name: '乌兰' },
    entryId: 'e1',
    of: { kind: 'shift', id: 'shift1', label: '清扫楼道' },
    organiser: { id: 'post-19', name: '十九街坊站' },
    fromMinutes: 120,
    toMinutes: 90,
    why: '我早走了半小时',
    state: 'asked',
    answer: '',
    askedAt: inHours(-2),
  }

  it('keeps the words when the hours have changed since, and says so', async () => {
    const sent = await open(<Corrections />, {
      'volunteers.corrections': () => ({ corrections: [correction], nextCursor: null }),
      'volunteers.decideCorrection': () => {
        throw new Refusal('changed_meanwhile', { '': '这笔时长在申请之后变过了。' })
      },
    })
    expect(screen.getByText('乌兰，清扫楼道：2 小时改成 1 小时 30 分')).toBeTruthy()
    await press('更正乌兰的时长')
    const dialog = await screen.findByRole('dialog')
    await press('核对了签到记录，属实。', within(dialog))
    await press('更正', within(dialog))
    expect(within(dialog).getByRole('alert').textContent).toContain('变过了')
    expect(inputOf(sent, 'decideCorrection')).toEqual({
      correctionId: 'c1',
      accept: true,
      answer: '核对了签到记录，属实。',
    })
  })
})

describe('志愿者', () => {
  const volunteer = {
    volunteerId: 'v1',
    name: '娜仁',
    state: 'awaiting_consent',
    streetId: 'youyi',
    communityId: 'youyi-19',
    skills: ['talk'],
    languages: ['mongolian'],
    minor: true,
    insuredUntil: '2020-01-01',
    awayUntil: null,
    teamIds: [],
    guardianName: '其木格',
  }

  it('takes a consent down only with how it was given; the phone comes when it is asked for', async () => {
    const sent = await open(
      <Roster />,
      {
        'volunteers.roster': () => ({ volunteers: [volunteer], nextCursor: null }),
        'volunteers.guardianContact': () => ({ name: '其木格', relation: 'parent', phone: '13847200118' }),
        'volunteers.confirmGuardian': () => ({ ...volunteer, state: 'registered' }),
      },
      '/volunteers?street=youyi&state=awaiting_consent',
    )
    expect(inputOf(sent, 'roster')).toEqual({ streetId: 'youyi', state: 'awaiting_consent' })
    expect(screen.getByText('2020-01-01 到期了')).toBeTruthy()
    await press('娜仁的监护人同意了')
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).not.toContain('13847200118')
    const submit = within(dialog).getByRole('button', { name: '记下同意' }) as HTMLButtonElement
    expect(submit.disabled).toBe(true)
    await press('看监护人的电话', within(dialog))
    expect(within(dialog).getByText('其木格（父母） 13847200118')).toBeTruthy()
    fireEvent.click(within(dialog).getByRole('radio', { name: '电话里同意' }))
    await press('记下同意', within(dialog))
    expect(inputOf(sent, 'confirmGuardian')).toEqual({ volunteerId: 'v1', way: 'phone' })
  })
})

describe('服务证明', () => {
  const certificate = {
    number: 'KDL-20261123-ABCDEF',
    code: 'ABCDEFGHJKLMNPQRSTUV',
    name: '乌兰',
    organiser: { id: 'post-19', name: '十九街坊站' },
    from: '2026-01-01',
    until: '2026-11-01',
    minutes: 600,
    services: 5,
    issuedAt: inHours(-3),
    state: 'valid',
    revokedAt: null,
    reason: '',
  }

  it('asks the centre only about what can be a code, says of a revoked one why, and revokes with a reason', async () => {
    const sent = await open(<Certificates />, {
      'volunteers.certificates': () => ({ certificates: [certificate], nextCursor: null }),
      'volunteers.verify': () => ({ ...certificate, state: 'revoked', reason: '重复开具' }),
      'volunteers.revoke': () => ({ ...certificate, state: 'revoked', reason: '记录有误' }),
    })
    const box = screen.getByLabelText('20 位核验码')
    fireEvent.change(box, { target: { value: '123' } })
    await press('核验')
    expect(screen.getByText(/核验码是 20 位/)).toBeTruthy()
    expect(inputOf(sent, 'verify')).toBeUndefined()
    fireEvent.change(box, { target: { value: 'abcde fghjk lmnpq rstuv' } })
    await press('核验')
    expect(inputOf(sent, 'verify')).toEqual({ code: certificate.code })
    expect(screen.getByText('证明已经作废：重复开具')).toBeTruthy()
    await press('作废乌兰的证明')
    const dialog = await screen.findByRole('dialog')
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '记录有误' } })
    await press('作废', within(dialog))
    expect(inputOf(sent, 'revoke')).toEqual({ code: certificate.code, reason: '记录有误' })
  })
})
