import { codeAt } from '@functions/volunteers/contract/rotating-code'
import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { scans as queue } from '@/features/volunteers/scans/queue'
import Shift from '@/features/volunteers/shift'
import { momentOf } from '@/features/volunteers/shift/declare'
import Shifts from '@/features/volunteers/shifts'
import { CutLine, fakeCloud, Refusal } from '../../../support/fake-cloud'
import { router } from '../../../support/taro'

const HOUR_MS = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString()
const aShift = (changes: object = {}) => ({
  shiftId: 's1',
  organiser: { id: 'post-19', name: '十九街坊站' },
  title: '清扫楼道',
  what: '扫帚由社区准备。',
  placeName: '十九街坊站门口',
  at: { latitude: 40.6, longitude: 109.8 },
  streetId: 'youyi',
  startsAt: inHours(48),
  endsAt: inHours(50),
  places: 1,
  taken: 0,
  waiting: 0,
  guardiansCome: false,
  state: 'open',
  ...changes,
})
const registration = { state: 'registered', name: '王志远', birthDate: '1990-05-17', guardian: null }
const stand = (shift: object, place: object, more: object = {}) =>
  fakeCloud({
    'volunteers.myPlace': () => ({ shift, place: 'none', position: null, attendance: null, ...place }),
    'volunteers.mine': () => ({ registration }),
    'volunteers.myCode': () => ({ holderId: 'v1', codeSecret: 'secret' }),
    ...more,
  })
const actions = (sent: { action: string }[]) => sent.map(({ action }) => action)

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
  router.params = { id: 's1' }
})

describe('shifts', () => {
  test('anyone may read what looks for people; what has begun is not offered', async () => {
    fakeCloud({
      'volunteers.openShifts': () => ({
        shifts: [aShift(), aShift({ shiftId: 's2', title: '已经开始的', startsAt: inHours(-1) })],
        nextCursor: null,
      }),
      'volunteers.openProjects': () => ({
        projects: [
          {
            projectId: 'p1',
            title: '冬日守护',
            team: { teamId: 't1', name: '邻里帮手队' },
            organiser: { id: 'post-19', name: '十九街坊站' },
            shifts: 4,
          },
        ],
        nextCursor: null,
      }),
      'volunteers.myShifts': () => {
        throw new Refusal('not_signed_in')
      },
    })
    render(<Shifts />)
    await screen.findByText('清扫楼道')
    expect(screen.queryByText('已经开始的')).toBeNull()
    expect(screen.queryByText('我的班次')).toBeNull()
    expect(screen.getByText('邻里帮手队，开了 4 个班次')).toBeTruthy()
  })
})

describe('a shift', () => {
  test('a refused place says why; a full one offers the next place in line', async () => {
    stand(
      aShift({ taken: 1, waiting: 2 }),
      {},
      {
        'volunteers.signUp': () => {
          throw new Refusal('wrong_state', { '': '名额和候补都满了，看看别的班次。' })
        },
      },
    )
    render(<Shift />)
    fireEvent.click(await screen.findByText('候补第 3 位'))
    await screen.findByText('名额和候补都满了，看看别的班次。')
  })

  test('a minor is not signed up before the guardian agreed', async () => {
    const child = { ...registration, birthDate: `${new Date().getUTCFullYear() - 16}-01-01` }
    const sent = stand(
      aShift(),
      {},
      {
        'volunteers.mine': () => ({ registration: child }),
        'volunteers.signUp': () => ({}),
      },
    )
    render(<Shift />)
    fireEvent.click(await screen.findByText('报名'))
    await screen.findByText('先让监护人看一看，同意了再勾')
    expect(actions(sent)).not.toContain('signUp')
    fireEvent.click(screen.getByRole('checkbox', { name: /监护人看过/ }))
    fireEvent.click(screen.getByText('报名'))
    await waitFor(() => expect(actions(sent)).toContain('signUp'))
    expect(sent.find(({ action }) => action === 'signUp')?.input).toMatchObject({ guardianAgrees: true })
  })

  test('leaving says what happens to the place before it is given up', async () => {
    const sent = stand(aShift({ taken: 1 }), { place: 'taken' }, { 'volunteers.giveUp': () => ({}) })
    render(<Shift />)
    fireEvent.click(await screen.findByText('退出'))
    expect(actions(sent)).not.toContain('giveUp')
    await screen.findByText(/名额马上给候补的第一位/)
    fireEvent.click(screen.getAllByText('退出').at(-1) as HTMLElement)
    await waitFor(() => expect(actions(sent)).toContain('giveUp'))
  })

  test('whoever could not sign declares it afterwards, with a reason', async () => {
    const over = aShift({ startsAt: inHours(-5), endsAt: inHours(-3) })
    const sent = stand(over, { place: 'taken' }, { 'volunteers.declare': () => ({}) })
    render(<Shift />)
    fireEvent.click(await screen.findByText('自己申报'))
    fireEvent.click(screen.getByText('交给组织者'))
    expect(await screen.findAllByText('写明当时为什么没签到')).toHaveLength(1)
    expect(actions(sent)).not.toContain('declare')
    expect(momentOf('2026-11-23', '9：05')).toBe('2026-11-23T01:05:00.000Z')
    expect(momentOf('2026-11-23', '25:00')).toBeNull()
  })
})

describe('signing at the place', () => {
  const now = () => aShift({ startsAt: inHours(-0.5), endsAt: inHours(1.5) })

  test('a phone that does not say where it is sends nothing, and other ways are named', async () => {
    const sent = stand(now(), { place: 'taken' })
    jest.mocked(Taro.getLocation).mockRejectedValueOnce({ errMsg: 'getLocation:fail auth deny' })
    render(<Shift />)
    fireEvent.click(await screen.findByText('定位签到'))
    await screen.findByText('手机没说您在哪。')
    expect(actions(sent)).not.toContain('signAtPlace')
  })

  test('too far is said in metres', async () => {
    const sent = stand(
      now(),
      { place: 'taken' },
      {
        'volunteers.signAtPlace': () => {
          throw new Refusal('invalid_input', { at: '您离集合点还有 900 米，到 300 米以内再签。' })
        },
      },
    )
    render(<Shift />)
    fireEvent.click(await screen.findByText('定位签到'))
    await screen.findByText(/您离集合点还有 900 米/)
    expect(sent.find(({ action }) => action === 'signAtPlace')?.input).toEqual({
      shiftId: 's1',
      what: 'in',
      at: { latitude: 40.65, longitude: 109.84 },
      accuracyMetres: 20,
    })
  })
})

describe('a code scanned without a network', () => {
  const at = new Date().toISOString()
  const code = codeAt('secret', { holder: 'shift', id: 's1', what: 'in' }, Date.now())

  test('what the centre refuses is not kept', async () => {
    fakeCloud({
      'volunteers.scanShift': () => {
        throw new Refusal('invalid_input', { code: '这个码已经换了。' })
      },
    })
    await expect(queue.handIn({ code, scannedAt: at })).rejects.toThrow()
    expect(queue.unsent()).toEqual([])
  })

  test('waits, and arrives once under its own key when the page opens with a network', async () => {
    fakeCloud({
      'volunteers.scanShift': () => {
        throw new CutLine('no network')
      },
    })
    expect(await queue.handIn({ code, scannedAt: at })).toBeNull()
    // scanned again in the same half minute by an impatient hand: still one
    expect(await queue.handIn({ code, scannedAt: at })).toBeNull()
    expect(queue.unsent()).toHaveLength(1)
    const [kept] = queue.unsent()
    const sent = stand(
      aShift({ startsAt: inHours(-0.5) }),
      { place: 'taken' },
      {
        'volunteers.scanShift': () => ({ attendance: {} }),
      },
    )
    render(<Shift />)
    await waitFor(() => expect(queue.unsent()).toEqual([]))
    const scans = sent.filter(({ action }) => action === 'scanShift')
    expect(scans).toHaveLength(1)
    expect(scans[0]).toMatchObject({ key: kept?.key, input: { code, scannedAt: at } })
  })

  test('one that is refused later says why until it is put away; the network’s return sends it', async () => {
    fakeCloud({
      'volunteers.scanShift': () => {
        throw new CutLine('no network')
      },
    })
    await queue.handIn({ code, scannedAt: at })
    stand(
      aShift(),
      { place: 'taken' },
      {
        'volunteers.scanShift': () => {
          throw new CutLine('still none')
        },
      },
    )
    render(<Shift />)
    await screen.findByText(/的签到在手机里/)
    stand(
      aShift(),
      { place: 'taken' },
      {
        'volunteers.scanShift': () => {
          throw new Refusal('wrong_state', { '': '这个班次取消了，不用签到。' })
        },
      },
    )
    fireEvent(window, new Event('online'))
    await screen.findByText('这个班次取消了，不用签到。')
    fireEvent.click(screen.getByText('知道了'))
    expect(queue.unsent()).toEqual([])
  })
})
