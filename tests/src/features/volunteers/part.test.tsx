import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Part from '@/features/volunteers/part'
import Parts from '@/features/volunteers/parts'
import { CutLine, fakeCloud, Refusal } from '../../../support/fake-cloud'
import { router } from '../../../support/taro'

const order = {
  orderId: 'o1',
  number: '20261123-0001',
  categoryId: 'hardship',
  text: '陪一位老人拍片',
  state: 'claimed',
  when: { day: '2026-11-25', time: '14:30', flexible: false },
  place: '沼潭街道',
  places: 1,
  claimed: 1,
  steps: [],
  attachments: [],
}
const part = (changes: object = {}) => ({
  order,
  waitingAt: null,
  signedInAt: null,
  signedOutAt: null,
  ...changes,
})
const cloud = (mine: object, more: object = {}) =>
  fakeCloud({
    'orders.myPart': () => mine,
    'volunteers.myCode': () => ({ holderId: 'v1', codeSecret: 'secret' }),
    'volunteers.mine': () => ({ registration: { state: 'registered' } }),
    ...more,
  })
const actions = (sent: { action: string }[]) => sent.map(({ action }) => action)

beforeEach(() => {
  jest.clearAllMocks()
  Taro.clearStorageSync()
  router.params = { id: 'o1' }
})

describe('my part in an order', () => {
  test('who waits in line can neither sign in nor see the phone', async () => {
    cloud(part({ waitingAt: 2 }))
    render(<Part />)
    await screen.findByText('候补第 2 位')
    expect(screen.queryByText('签到')).toBeNull()
    expect(screen.queryByText('看电话和门牌')).toBeNull()
    expect(screen.getByText('不候补了')).toBeTruthy()
  })

  test('nothing is handed back without a reason, and a refused sign-in says why', async () => {
    const sent = cloud(part(), {
      'orders.signIn': () => {
        throw new Refusal('wrong_state', { '': '还没到时间。' })
      },
    })
    render(<Part />)
    fireEvent.click(await screen.findByText('签到'))
    await screen.findByText('还没到时间。')
    fireEvent.click(screen.getByText('退回'))
    fireEvent.click(screen.getAllByText('退回').at(-1) as HTMLElement)
    await screen.findByText('写两个字以上')
    expect(actions(sent)).not.toContain('handBack')
  })

  test('pictures are asked for by a tap, heard and seen, and not at all by who waits in line', async () => {
    const attachments = [{ attachmentId: 'a1', what: 'picture', seconds: null, by: 'resident' }]
    const files = [
      { attachmentId: 'a1', what: 'picture', seconds: null, url: 'https://f/1', smallUrl: 'https://f/1s' },
      { attachmentId: 'a2', what: 'voice', seconds: 12.4, url: 'https://f/2', smallUrl: null },
    ]
    const sent = cloud(part({ order: { ...order, attachments } }), {
      'orders.attachmentsMine': () => ({ files }),
    })
    const { unmount } = render(<Part />)
    fireEvent.click(await screen.findByText('看图片和录音'))
    await screen.findByText('录音，12 秒')
    fireEvent.click(screen.getByRole('button', { name: '看第 1 张图' }))
    expect(Taro.previewImage).toHaveBeenCalledWith({ urls: ['https://f/1'], current: 'https://f/1' })
    expect(actions(sent).filter((action) => action === 'attachmentsMine')).toHaveLength(1)
    unmount()
    cloud(part({ order: { ...order, attachments }, waitingAt: 1 }))
    render(<Part />)
    await screen.findByText('候补第 1 位')
    expect(screen.queryByText('看图片和录音')).toBeNull()
  })

  test('phone and door are asked for by a tap and kept nowhere', async () => {
    const sent = cloud(part(), {
      'orders.unlockMine': () => ({ phone: '13812346021', door: '12 号楼 502' }),
    })
    render(<Part />)
    fireEvent.click(await screen.findByText('看电话和门牌'))
    await screen.findByText('电话：13812346021')
    expect(actions(sent).filter((action) => action === 'unlockMine')).toHaveLength(1)
    expect(JSON.stringify(Taro.getStorageSync('volunteer-code'))).not.toContain('6021')
  })

  test('whoever began signs out with a word of what was done', async () => {
    const sent = cloud(
      part({ order: { ...order, state: 'serving' }, signedInAt: '2026-11-25T06:31:00.000Z' }),
      {
        'orders.signOut': () => part(),
      },
    )
    render(<Part />)
    fireEvent.click(await screen.findByText('签退'))
    fireEvent.change(screen.getByLabelText(/做了什么/), { target: { value: '陪着拍完片，送回家' } })
    fireEvent.click(screen.getByText('做完了，签退'))
    await waitFor(() => expect(actions(sent)).toContain('signOut'))
  })

  test('a report that could not go stays on the phone, for this order alone, and goes with it', async () => {
    const serving = (orderId = 'o1') =>
      part({ order: { ...order, orderId, state: 'serving' }, signedInAt: '2026-11-25T06:31:00.000Z' })
    const opened = async () => {
      const { unmount } = render(<Part />)
      fireEvent.click(await screen.findByText('签退'))
      return { unmount, field: screen.getByLabelText(/做了什么/) as HTMLTextAreaElement }
    }
    cloud(serving(), {
      'orders.signOut': () => {
        throw new CutLine('a cellar')
      },
    })
    const first = await opened()
    fireEvent.change(first.field, { target: { value: '陪着拍完片，送回家' } })
    fireEvent.click(screen.getByText('做完了，签退'))
    // sent again by itself some seconds long
    await screen.findByText('没办成，写的和拍的都还在。', {}, { timeout: 20_000 })
    first.unmount()

    cloud(serving('o2'))
    const other = await opened()
    expect(other.field.value).toBe('')
    other.unmount()

    const sent = cloud(serving(), { 'orders.signOut': () => part() })
    const again = await opened()
    expect(again.field.value).toBe('陪着拍完片，送回家')
    fireEvent.click(screen.getByText('做完了，签退'))
    await waitFor(() => expect(actions(sent)).toContain('signOut'))
    await waitFor(() => expect(Taro.getStorageSync('service-report')).toBeFalsy())
  })

  test('without a network the code that was once fetched still stands', async () => {
    Taro.setStorageSync('volunteer-code', { holderId: 'v1', codeSecret: 'secret' })
    const cut = () => {
      throw new CutLine('no network')
    }
    fakeCloud({ 'orders.myPart': cut, 'volunteers.myCode': cut })
    render(<Part />)
    // a read is tried again before it is given up
    expect(await screen.findByLabelText('签到用的动态码', {}, { timeout: 30_000 })).toBeTruthy()
  })
})

describe('my parts', () => {
  test('who waits for a guardian is told whom the station will ask', async () => {
    fakeCloud({
      'volunteers.mine': () => ({
        registration: { state: 'awaiting_consent', guardian: { name: '其木格' } },
      }),
    })
    render(<Parts />)
    await screen.findByText(/社区会联系其木格/)
  })

  test('older ones follow page by page', async () => {
    fakeCloud({
      'volunteers.mine': () => ({ registration: { state: 'registered' } }),
      'orders.myParts': ({ cursor }) =>
        cursor
          ? { orders: [{ ...order, orderId: 'o0', text: '更早的一单' }], nextCursor: null }
          : { orders: [order], nextCursor: 'c' },
    })
    render(<Parts />)
    fireEvent.click(await screen.findByText('看更早的'))
    await screen.findByText('更早的一单')
    expect(screen.getByText('陪一位老人拍片')).toBeTruthy()
    expect(screen.queryByText('看更早的')).toBeNull()
  })
})
