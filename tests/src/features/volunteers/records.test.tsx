import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import Certificates from '@/features/volunteers/certificates'
import Hours from '@/features/volunteers/hours'
import Verify from '@/features/volunteers/verify'
import { fakeCloud, Refusal } from '../../../support/fake-cloud'
import { router } from '../../../support/taro'

const organiser = { id: 'post-19', name: '十九街坊站' }
const entry = {
  entryId: 'e1',
  number: 1,
  kind: 'service',
  minutes: 120,
  of: { kind: 'shift', id: 's1', label: '清扫楼道' },
  organiser,
  way: 'code',
  confirmedBy: '高娃',
  reason: '',
  at: new Date(Date.now() - 3_600_000).toISOString(),
  writtenAt: new Date().toISOString(),
}
const correction = {
  correctionId: 'c1',
  volunteer: { volunteerId: 'v1', name: '王志远' },
  entryId: 'e1',
  of: entry.of,
  organiser,
  fromMinutes: 120,
  toMinutes: 150,
  why: '十点才登记',
  state: 'asked',
  answer: '',
  askedAt: new Date().toISOString(),
}
const CODE = 'ABCDEFGHJKLMNPQRST23'
const certificate = {
  number: 'KDL-1',
  code: CODE,
  name: '王志远',
  organiser,
  from: '2026-01-01',
  until: '2026-11-23',
  minutes: 285,
  services: 3,
  issuedAt: '2026-11-23T03:00:00.000Z',
  state: 'valid',
  revokedAt: null,
  reason: '',
}
const ledger = (entries: object[], corrections: object[] = [], more: object = {}) =>
  fakeCloud({
    'volunteers.myHours': () => ({
      totals: { minutes: 120, services: 1, entries: entries.length },
      entries,
      nextCursor: null,
    }),
    'volunteers.myCorrections': () => ({ corrections }),
    'volunteers.myCertificates': () => ({ certificates: [] }),
    ...more,
  })
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(new RegExp(`^${label}`)), { target: { value } })

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
  router.params = {}
})

describe('hours', () => {
  test('a correction without a reason is not sent, and a refused one says why', async () => {
    const sent = ledger([entry], [], {
      'volunteers.askCorrection': () => {
        throw new Refusal('invalid_input', { toMinutes: '和现在记的一样，不用更正。' })
      },
    })
    render(<Hours />)
    fireEvent.click(await screen.findByText('记得不对，申请更正'))
    fireEvent.click(screen.getByText('交给组织者'))
    await screen.findByText('写明原因，对方会看到')
    expect(sent.map(({ action }) => action)).not.toContain('askCorrection')
    write('为什么不对', '九点就到了')
    fireEvent.click(screen.getByText('交给组织者'))
    await screen.findByText('和现在记的一样，不用更正。')
  })

  test('an entry that is being decided cannot be asked for twice', async () => {
    ledger([entry], [correction])
    render(<Hours />)
    await screen.findByText('更正：等组织者决定')
    expect(screen.queryByText('记得不对，申请更正')).toBeNull()
  })

  test('a correction that was accepted shows what counts now, and the next one begins from there', async () => {
    const sent = ledger([entry], [{ ...correction, state: 'accepted', answer: '属实' }], {
      'volunteers.askCorrection': () => ({ ...correction, correctionId: 'c2' }),
    })
    render(<Hours />)
    await screen.findByText('2 小时 30 分')
    fireEvent.click(screen.getByText('记得不对，申请更正'))
    write('为什么不对', '还差十分钟')
    write('零几分', '40')
    fireEvent.click(screen.getByText('交给组织者'))
    await screen.findByText('更正：等组织者决定')
    expect(sent.at(-1)?.input).toEqual({ entryId: 'e1', toMinutes: 160, why: '还差十分钟' })
  })

  test('nothing recorded leads to where hours come from', async () => {
    ledger([])
    render(<Hours />)
    fireEvent.click(await screen.findByText('看班次'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/volunteers/shifts/index' })
  })
})

describe('certificates', () => {
  test('without a recorded hour there is nothing to apply for', async () => {
    ledger([])
    render(<Certificates />)
    await screen.findByText('还没有可以证明的时长。')
    expect(screen.queryByText('开证明，不收费')).toBeNull()
  })

  test('days that are no days are not sent; a refusal says why; what was issued stands first', async () => {
    let refuse = true
    const sent = ledger([entry], [], {
      'volunteers.certify': () => {
        if (refuse) throw new Refusal('wrong_state', { '': '这段时间里没有记过时长。' })
        return certificate
      },
    })
    render(<Certificates />)
    fireEvent.click(await screen.findByText('自己填日子'))
    write('从哪天', '2026')
    fireEvent.click(screen.getByText('开证明，不收费'))
    expect(await screen.findAllByText('日期写成 2026-11-23 这样')).toHaveLength(2)
    expect(sent.map(({ action }) => action)).not.toContain('certify')
    write('从哪天', '20260101')
    write('到哪天', '20261123')
    fireEvent.click(screen.getByText('开证明，不收费'))
    await screen.findByText('这段时间里没有记过时长。')
    refuse = false
    fireEvent.click(screen.getByText('开证明，不收费'))
    await screen.findByText('编号 KDL-1，就在下面。')
    expect(sent.at(-1)?.input).toEqual({ organiserId: 'post-19', from: '2026-01-01', until: '2026-11-23' })
  })

  test('a revoked one is shown with its reason and cannot be opened', async () => {
    ledger([entry], [], {
      'volunteers.myCertificates': () => ({
        certificates: [
          { ...certificate, state: 'revoked', revokedAt: certificate.issuedAt, reason: '开重了' },
        ],
      }),
    })
    render(<Certificates />)
    await screen.findByText('2026年11月23日，开重了')
    expect(screen.queryByText('打开证明')).toBeNull()
  })
})

describe('verification by anyone', () => {
  test('a code that is none is not asked for; an unknown one says so', async () => {
    const sent = fakeCloud({
      'volunteers.verify': () => {
        throw new Refusal('not_found', { code: '没有这张证明。' })
      },
    })
    render(<Verify />)
    write('核验码', 'ABC')
    fireEvent.click(screen.getByText('核验'))
    await screen.findByText(/核验码是 20 位/)
    expect(sent).toHaveLength(0)
    write('核验码', 'abcd efgh jklm npqr st23')
    fireEvent.click(screen.getByText('核验'))
    await screen.findByText('没有这张证明。')
    expect(sent[0]?.input).toEqual({ code: CODE })
  })

  test('a link with the code shows at once that it was revoked, and why', async () => {
    router.params = { code: CODE }
    fakeCloud({
      'volunteers.verify': () => ({
        ...certificate,
        state: 'revoked',
        revokedAt: certificate.issuedAt,
        reason: '开重了',
      }),
    })
    render(<Verify />)
    await screen.findByText('这张证明已经作废。')
    expect(screen.getByText('2026年11月23日，开重了')).toBeTruthy()
    expect(screen.queryByText('这张证明有效。')).toBeNull()
  })
})
