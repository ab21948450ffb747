import '../../support/text-encoder'
import { SupervisionBoard } from '@console/features/orders/board'
import { DispatchDesk } from '@console/features/orders/desk'
import type { Order, OrderCard } from '@functions/orders/contract'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { Route, Routes } from 'react-router-dom'
import { fakeCloud, Refusal } from '../../../support/fake-cloud'
import { atDesk, completeWindow } from '../../support/desk'

beforeAll(completeWindow)

const HOUR_MS = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString()

const aCard = (changes: Partial<OrderCard> = {}): OrderCard => ({
  orderId: 'o1',
  number: '20261123-0137',
  categoryId: 'hardship',
  text: '陪母亲去区医院复查',
  state: 'to_dispatch',
  since: inHours(-1),
  when: { day: '2099-11-24', time: '09:00', flexible: false },
  place: '友谊大街街道 十九街坊',
  places: 1,
  claimed: 0,
  danger: false,
  late: false,
  nudged: false,
  dueAt: inHours(1),
  clockState: 'running',
  stationId: 'post-19',
  revision: 3,
  ...changes,
})
const anOrder = (changes: Partial<Order> = {}): Order => ({
  ...aCard(),
  forWhom: 'self',
  holder: { kind: 'station', name: '十九街坊站' },
  crew: [],
  clock: null,
  provisional: false,
  steps: [{ at: inHours(-1), event: 'file', state: 'filed', who: '居民', note: '' }],
  phoneMasked: '138****6021',
  door: null,
  refusal: null,
  cancellation: null,
  rating: null,
  outcome: null,
  reopened: 0,
  nudge: null,
  allowed: ['dispatch', 'pool', 'refer', 'cancel'],
  attachments: [],
  ...changes,
})
const reason = (part: number, words: string) => ({ part, words })
const candidate = (volunteerId: string, name: string) => ({
  volunteerId,
  name,
  score: 80,
  distance: reason(88, '约 600 米'),
  skill: reason(20, '没有这类技能，可以搭档'),
  load: reason(100, '这周没有单'),
  turn: reason(60, '上次派单在 6 天前'),
  language: reason(100, '没有要求'),
  declined: reason(80, '退过 1 次'),
})
const SUGGESTION = {
  candidates: [candidate('zhou', '周桂芳'), candidate('wang', '王建军')],
  teams: [],
  leftOut: [{ name: '巴图', why: '那个时间有 0131 号单' }],
  weights: { distance: 25, skill: 20, language: 20, load: 15, turn: 10, declined: 10 },
}
const deskOf = (orders: OrderCard[], counts = {}) => ({
  orders,
  counts,
  stations: [{ stationId: 'post-19', name: '十九街坊站' }],
  nextCursor: null,
})

async function open(
  address: string,
  answers: Parameters<typeof fakeCloud>[0],
  orders: OrderCard[] = [aCard()],
) {
  const sent = fakeCloud({
    'orders.desk': () => deskOf(orders, { dispatch: orders.length }),
    'orders.suggest': () => SUGGESTION,
    'orders.order': () => anOrder(),
    ...answers,
  })
  const page = (
    <Routes>
      <Route path="/orders/:orderId?" element={<DispatchDesk />} />
    </Routes>
  )
  await act(async () => void atDesk(page, ['dispatcher'], address))
  return sent
}
const click = (name: string | RegExp, inside = screen as Pick<typeof screen, 'getByRole'>) =>
  act(async () => void fireEvent.click(inside.getByRole('button', { name })))
const inputOf = (sent: Awaited<ReturnType<typeof open>>, action: string) =>
  sent.find((event) => event.action === action)?.input

describe('派单台', () => {
  test('an empty tab says what would come here', async () => {
    await open('/orders?tab=callback', {}, [])
    expect(screen.getByText(/没有要回访的/)).toBeTruthy()
    expect(screen.queryByRole('checkbox')).toBeNull()
  })

  test('a row says who waits how long, until when, and what presses', async () => {
    await open('/orders', {}, [aCard({ danger: true, nudged: true, late: true }), aCard({ orderId: 'o2' })])
    const [first, second] = screen.getAllByRole('row').slice(1)
    expect(first?.textContent).toMatch(/0137.*1 小时.*前派出去.*有危险.*在催.*待派/)
    expect(second?.textContent).not.toContain('在催')
  })

  test('of several at once, what is refused is named, stays ticked, and the others are done', async () => {
    const orders = [aCard(), aCard({ orderId: 'o2', number: '20261123-0139' })]
    const sent = await open(
      '/orders',
      {
        'orders.batch': () => ({
          outcomes: [
            { orderId: 'o1', refusal: null, revision: 4 },
            {
              orderId: 'o2',
              refusal: { code: 'changed_meanwhile', fields: { '': '刚刚有了变化。' } },
              revision: null,
            },
          ],
        }),
      },
      orders,
    )
    await act(async () => void fireEvent.click(screen.getByRole('checkbox', { name: '几张一起办' })))
    await click('一起放进池子')
    expect(inputOf(sent, 'batch')).toEqual({
      event: 'pool',
      orders: [
        { orderId: 'o1', revision: 3 },
        { orderId: 'o2', revision: 3 },
      ],
    })
    expect(screen.getByText(/^0139：/)).toBeTruthy()
    expect((screen.getByRole('checkbox', { name: '选 0139' }) as HTMLInputElement).checked).toBe(true)
    expect((screen.getByRole('checkbox', { name: '选 0137' }) as HTMLInputElement).checked).toBe(false)
  })

  test('an order of another station is said to be elsewhere, not broken', async () => {
    await open('/orders/o9', {
      'orders.order': () => {
        throw new Refusal('not_found')
      },
    })
    expect(screen.getByText(/不在您管的站手里/)).toBeTruthy()
    expect(screen.queryByText('再试一次')).toBeNull()
  })
})

describe('一张单', () => {
  test('the first of the suggestion is dispatched by a tap, anybody else with a word of why', async () => {
    const sent = await open('/orders/o1', {
      'orders.dispatch': () => anOrder({ state: 'offered', allowed: [] }),
    })
    expect(screen.getByText(/没列出的 1 人：巴图（那个时间有 0131 号单）/)).toBeTruthy()
    await click('派给王建军')
    const dialog = await screen.findByRole('dialog')
    const send = within(dialog).getByRole('button', { name: '派出去' }) as HTMLButtonElement
    expect(send.disabled).toBe(true)
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '居民点名要的' } })
    await act(async () => void fireEvent.click(send))
    expect(inputOf(sent, 'dispatch')).toEqual({
      orderId: 'o1',
      revision: 3,
      volunteerId: 'wang',
      note: '居民点名要的',
    })
  })

  test('a refusal needs its reason, and says what the centre answered', async () => {
    const sent = await open('/orders/o1', {
      'orders.order': () => anOrder({ state: 'filed', allowed: ['accept', 'refuse'] }),
      'orders.refuse': () => {
        throw new Refusal('changed_meanwhile', { '': '这张单子刚刚有了变化，先看看现在到哪一步了。' })
      },
    })
    await click('不受理')
    const dialog = await screen.findByRole('dialog')
    const send = within(dialog).getByRole('button', { name: '不受理' }) as HTMLButtonElement
    expect(send.disabled).toBe(true)
    await act(async () => void fireEvent.click(within(dialog).getByRole('radio', { name: '地方不在本区' })))
    await act(async () => void fireEvent.click(send))
    expect(inputOf(sent, 'refuse')).toEqual({ orderId: 'o1', revision: 3, code: 'outside', note: '' })
    expect(within(dialog).getByRole('alert').textContent).toContain('先看看现在到哪一步了')
    // what moved on is asked for again
    expect(sent.filter(({ action }) => action === 'order')).toHaveLength(2)
  })

  test('phone and door come only when asked for, and a refusal is said in their place', async () => {
    const sent = await open('/orders/o1', {
      'orders.unlock': () => {
        throw new Refusal('wrong_state', { '': '单子办完了，电话和门牌不再给看。' })
      },
    })
    expect(sent.some(({ action }) => action === 'unlock')).toBe(false)
    expect(screen.getByText('138****6021')).toBeTruthy()
    await click('看电话和门牌')
    expect(screen.getByRole('alert').textContent).toContain('不再给看')
  })

  test('who was there is signed in by the list, and nothing is offered that the table does not allow', async () => {
    const crew = [{ volunteerId: 'zhou', name: '周桂芳', signedInAt: null, signedOutAt: null }]
    const claimed = anOrder({ state: 'claimed', allowed: ['giveUp', 'cancel'], crew })
    const sent = await open('/orders/o1', {
      'orders.order': () => claimed,
      'orders.attend': () => ({ ...claimed, state: 'serving', allowed: [] }),
    })
    expect(screen.queryByRole('button', { name: '放进池子' })).toBeNull()
    expect(screen.getByRole('button', { name: '换人' })).toBeTruthy()
    await click('替周桂芳签到')
    expect(inputOf(sent, 'attend')).toEqual({ orderId: 'o1', revision: 3, volunteerId: 'zhou', what: 'in' })
  })

  test('a stopped clock says why, and runs on by a tap', async () => {
    const stop = { from: inHours(-1), until: null, reason: '天气不好，出不了门' }
    const clock = {
      startedAt: inHours(-2),
      span: { amount: 2, unit: 'hours' as const },
      extensions: [],
      stops: [stop],
    }
    const sent = await open('/orders/o1', {
      'orders.order': () => anOrder({ clockState: 'stopped', dueAt: null, clock }),
      'orders.resume': () => anOrder(),
    })
    expect(screen.getByText('时间停着：天气不好，出不了门')).toBeTruthy()
    await click('接着走表')
    expect(inputOf(sent, 'resume')).toEqual({ orderId: 'o1', revision: 3 })
  })
})

test('督单: each 所 with its 站 below it, the late ones lead to the list, and each figure says what it counts', async () => {
  const station = (stationId: string, name: string, level: string, overdue: number) => ({
    ...{ stationId, name, level, open: 5, soon: 1, overdue },
  })
  fakeCloud({
    'orders.board': () => ({
      definitions: [{ key: 'open', name: '在办', words: '现在由这个站办的' }],
      stations: [
        station('centre', '区中心', 'centre', 0),
        station('branch-youyi', '友谊大街所', 'branch', 0),
        station('branch-shaoxian', '少先路所', 'branch', 0),
        station('post-19', '十九街坊站', 'post', 2),
      ],
      late: [],
    }),
  })
  await act(async () => void atDesk(<SupervisionBoard />, ['dispatcher']))
  const names = screen.getAllByRole('rowheader').map(({ textContent }) => textContent)
  expect(names).toEqual(['区中心', '友谊大街所', '十九街坊站', '少先路所'])
  const late = screen.getByRole('link', { name: '十九街坊站过时 2 张' })
  expect(late.getAttribute('href')).toBe('/orders?tab=late&station=post-19')
  expect(screen.getByText('现在由这个站办的')).toBeTruthy()
})
