import '../../support/text-encoder'
import { ShiftPage } from '@console/features/volunteers/shift'
import { Shifts } from '@console/features/volunteers/shifts'
import { codeAt } from '@functions/volunteers/contract/rotating-code'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { Route, Routes } from 'react-router-dom'
import { CutLine, Refusal } from '../../../support/fake-cloud'
import { completeWindow, inputOf, ME, openAtDesk, press } from '../../support/desk'
import { aShift, inHours } from '../../support/shifts'

beforeAll(completeWindow)

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

describe('一个班次', () => {
  it('says at its field what is refused of a change, which names the edition it is of', async () => {
    const upcoming = { startsAt: inHours(20), endsAt: inHours(22) }
    const sent = await openAtDesk(
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
    await openAtDesk(
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
    const sent = await openAtDesk(
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
    const sent = await openAtDesk(
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

  it('says when what was done stands, and only the list could not be fetched anew', async () => {
    let asked = 0
    await openAtDesk(
      page,
      {
        'volunteers.listOf': () => {
          if (asked++ > 0) throw new Refusal('unexpected')
          return listed()
        },
        'volunteers.signByList': () => ({ attendance: anAttendance('v2', '苏和', 'signed_in') }),
      },
      '/shifts/shift1',
    )
    await press('苏和签到')
    expect(await screen.findByText('苏和签到了。')).toBeTruthy()
    expect(await screen.findByText(/^名单没刷新。/)).toBeTruthy()
    expect(screen.getByText('苏和')).toBeTruthy()
  })

  it('shows the code of the door for coming before the beginning, for going after it', async () => {
    await openAtDesk(page, { 'volunteers.listOf': () => listed() }, '/shifts/shift1')
    await press('门口的签到码')
    expect(await screen.findByRole('img', { name: /^签退用的动态码/ })).toBeTruthy()
  })
})

/** A line that was cut is tried again a few times. */
const PATIENT = { timeout: 20_000 }

describe('没网时扫的码', () => {
  const scanned = Date.now()
  const kept = (volunteerId: string) => ({
    key: `scan-1-${volunteerId}`,
    code: codeAt('secret', { holder: 'volunteer', id: volunteerId, what: 'in' }, scanned),
    scannedAt: new Date(scanned).toISOString(),
    shiftId: 'shift1',
    state: 'waiting',
    why: '',
  })
  const NAME = `console.scans.${ME.staffId}`
  const keptNow = () => JSON.parse(localStorage.getItem(NAME) ?? '[]') as { key: string }[]
  beforeEach(() => localStorage.setItem(NAME, JSON.stringify([kept('v1'), kept('v2')])))
  afterEach(() => localStorage.clear())

  it('wait while there is none, and stay when it breaks off in between', async () => {
    let line = false
    const sent = await openAtDesk(
      page,
      {
        'volunteers.listOf': () => listed(),
        'volunteers.scanVolunteer': () => {
          if (!line) throw new CutLine('no network')
          return { attendance: anAttendance('v1', '乌兰', 'signed_in') }
        },
      },
      '/shifts/shift1',
    )
    expect(screen.getByText('扫到的 2 次，存在这台机器里。')).toBeTruthy()
    await screen.findByRole('button', { name: '现在交' }, PATIENT)
    await press('现在交')
    expect(keptNow()).toHaveLength(2)
    line = true
    await act(async () => void fireEvent(window, new Event('online')))
    await waitFor(() => expect(screen.queryByText(/存在这台机器里/)).toBeNull(), PATIENT)
    expect(keptNow()).toEqual([])
    const scans = sent.filter(({ action }) => action === 'scanVolunteer')
    expect(scans.slice(-2).map(({ key }) => key)).toEqual(['scan-1-v1', 'scan-1-v2'])
    expect(scans.at(-1)?.input).toEqual({
      shiftId: 'shift1',
      code: kept('v2').code,
      scannedAt: expect.any(String),
    })
  })

  it('say whose was refused and why until it is put away', async () => {
    await openAtDesk(
      page,
      {
        'volunteers.listOf': () => listed(),
        'volunteers.scanVolunteer': () => {
          throw new Refusal('wrong_state', { '': '这个班次取消了，不用签到。' })
        },
      },
      '/shifts/shift1',
    )
    const [first] = await screen.findAllByRole('alert')
    expect(first?.textContent).toMatch(/乌兰 \d\d:\d\d 的签到没收下。这个班次取消了，不用签到。/)
    await press('知道了', within(first as HTMLElement))
    expect(keptNow().map(({ key }) => key)).toEqual(['scan-1-v2'])
  })
})

describe('开一个班次', () => {
  const answers = (openShift: () => unknown) => ({
    'volunteers.shifts': () => ({ shifts: [aShift()], nextCursor: null }),
    'volunteers.projects': () => ({ projects: [], nextCursor: null }),
    'volunteers.openShift': openShift,
  })
  const write = (dialog: HTMLElement, label: string, value: string) =>
    fireEvent.change(within(dialog).getByLabelText(label), { target: { value } })

  it('asks for what is missing before anything is sent', async () => {
    const sent = await openAtDesk(<Shifts />, answers(aShift))
    await press('开一个班次')
    const dialog = await screen.findByRole('dialog')
    await press('开始招募', within(dialog))
    expect(await within(dialog).findByText('写班次的名称')).toBeTruthy()
    expect(await within(dialog).findByText('写明做什么、要带什么')).toBeTruthy()
    expect(inputOf(sent, 'openShift')).toBeUndefined()
  })

  it('takes a point by its numbers for signing in by place, and says at its field what is refused', async () => {
    const sent = await openAtDesk(
      <Shifts />,
      answers(() => {
        throw new Refusal('invalid_input', { endsAt: '结束要在开始之后。' })
      }),
    )
    await press('开一个班次')
    const dialog = await screen.findByRole('dialog')
    write(dialog, '班次叫什么', '清雪')
    write(dialog, '做什么、要带什么', '清扫三号楼门口的雪')
    fireEvent.mouseDown(within(dialog).getByLabelText('在哪个街道'))
    fireEvent.click(await screen.findByText('友谊大街街道'))
    fireEvent.mouseDown(within(dialog).getByLabelText('手机定位签到，以哪里为中心'))
    fireEvent.click(await screen.findByText('别的地方，填经纬度'))
    write(dialog, '纬度', '40.65')
    write(dialog, '经度', '109.84')
    await press('开始招募', within(dialog))
    expect(await within(dialog).findByText('结束要在开始之后。')).toBeTruthy()
    expect(inputOf(sent, 'openShift')).toMatchObject({
      title: '清雪',
      at: { latitude: 40.65, longitude: 109.84 },
    })
  })
  it('fills in where the organiser stands, but not what the machine only guesses', async () => {
    let coords: object | null = null
    const getCurrentPosition = (done: PositionCallback, failed: PositionErrorCallback) =>
      coords ? done({ coords } as GeolocationPosition) : failed({} as GeolocationPositionError)
    Object.assign(navigator, { geolocation: { getCurrentPosition } })
    await openAtDesk(<Shifts />, answers(aShift))
    await press('开一个班次')
    const dialog = await screen.findByRole('dialog')
    await press('我就在集合的地方', within(dialog))
    expect(within(dialog).getByText(/^这台机器没说它在哪。/)).toBeTruthy()
    coords = { latitude: 40.1, longitude: 109.1, accuracy: 4200 }
    await press('我就在集合的地方', within(dialog))
    expect(within(dialog).getByText(/会差 4200 米，没有填。/)).toBeTruthy()
    expect(within(dialog).queryByLabelText('纬度')).toBeNull()
    coords = { latitude: 40.6463, longitude: 109.8421, accuracy: 12.4 }
    await press('我就在集合的地方', within(dialog))
    expect((within(dialog).getByLabelText('纬度') as HTMLInputElement).value).toBe('40.6463')
    expect((within(dialog).getByLabelText('经度') as HTMLInputElement).value).toBe('109.8421')
  })
})
