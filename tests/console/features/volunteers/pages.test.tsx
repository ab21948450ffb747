import '../../support/text-encoder'
import { Certificates } from '@console/features/volunteers/certificates'
import { Corrections } from '@console/features/volunteers/hours'
import { Roster } from '@console/features/volunteers/roster'
import { Shifts } from '@console/features/volunteers/shifts'
import { fireEvent, screen, within } from '@testing-library/react'
import { Refusal } from '../../../support/fake-cloud'
import { completeWindow, inputOf, openAtDesk, press } from '../../support/desk'
import { aShift, inHours } from '../../support/shifts'

beforeAll(completeWindow)

describe('志愿班次', () => {
  it('says why the list did not come, and asks again', async () => {
    let asked = 0
    const shifts = () => {
      asked += 1
      if (asked === 1) throw new Refusal('unexpected')
      return { shifts: [aShift({ toConfirm: 2 })], nextCursor: null }
    }
    await openAtDesk(<Shifts />, { 'volunteers.shifts': shifts })
    await press('再试一次')
    expect(screen.getByRole('link', { name: '清扫楼道' }).getAttribute('href')).toBe('/shifts/shift1')
    expect(screen.getByText('2 人等您确认')).toBeTruthy()
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
    const sent = await openAtDesk(<Corrections />, {
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
    const sent = await openAtDesk(
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

describe('保险', () => {
  const volunteer = {
    ...{ volunteerId: 'v1', name: '娜仁', state: 'registered', streetId: 'youyi', communityId: 'youyi-19' },
    ...{ skills: [], languages: [], minor: false, insuredUntil: '2026-12-31', awayUntil: null, teamIds: [] },
    guardianName: null,
  }

  it('keeps the day that was written when it is refused, and takes the entry back when it is empty', async () => {
    let refuse = true
    const sent = await openAtDesk(
      <Roster />,
      {
        'volunteers.roster': () => ({ volunteers: [volunteer], nextCursor: null }),
        'volunteers.setInsurance': ({ until }: Record<string, unknown>) => {
          if (refuse) throw new Refusal('invalid_input', { until: '保险最多登记到三年以后。' })
          return { ...volunteer, insuredUntil: until }
        },
      },
      '/volunteers?street=youyi',
    )
    await press('给娜仁登记保险')
    const dialog = await screen.findByRole('dialog')
    const day = within(dialog).getByLabelText('保到哪一天') as HTMLInputElement
    expect(day.value).toBe('2026-12-31')
    fireEvent.change(day, { target: { value: '2036-12-31' } })
    await press('存', within(dialog))
    expect(within(dialog).getByRole('alert').textContent).toBe('保险最多登记到三年以后。')
    expect(day.value).toBe('2036-12-31')
    refuse = false
    fireEvent.change(day, { target: { value: '' } })
    await press('存', within(dialog))
    const days = sent.filter(({ action }) => action === 'setInsurance').map(({ input }) => input)
    expect(days).toEqual([
      { volunteerId: 'v1', until: '2036-12-31' },
      { volunteerId: 'v1', until: null },
    ])
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
    const sent = await openAtDesk(<Certificates />, {
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
